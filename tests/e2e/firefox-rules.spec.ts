import {
  DELAYS,
  expect,
  type FirefoxPage,
  inPanel,
  JIRA,
  openPanel,
  poll,
  showsInitiative,
  test,
} from './firefox-fixtures';

/** Chooses what reads so from a list; the browser's own list is outside the page. */
async function choose(page: FirefoxPage, selector: string, wanted: string): Promise<void> {
  await page.waitFor(
    (place, words) => {
      const select = document.querySelector<HTMLSelectElement>(place);
      const option = [...(select?.options ?? [])].find((one) => one.text.includes(words));
      if (!select || !option) return false;
      select.focus();
      option.selected = true;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      return true;
    },
    selector,
    wanted,
  );
}

test('US-8.1, US-8.2, US-8.3, US-8.4 in Firefox: the page’s project is mapped, a tie has a way out, and a pin stays', async ({
  app,
}) => {
  // What an administrator has seen is there to try a rule on; the last one is the page in front.
  const pinned = await app.page(`${JIRA}/browse/OPS-30`);
  await openPanel(pinned);
  await pinned.waitForWords(inPanel('.pinned'), 'Pinned here');
  const ticket = await app.page(`${JIRA}/browse/OPS-18`);
  await openPanel(ticket);
  await showsInitiative(ticket, DELAYS);

  const options = await app.extensionPage('options.html?view=use-this-page');
  await options.waitForWords('main', 'Jira project is OPS on haldenfreight.atlassian.net');
  await choose(options, 'select[name=initiative]', 'CUST-FORMS');
  await options.waitForWords('main', 'Equal to “Operations service desk”');
  await options.waitForWords('main', 'Conflict');
  await options.click('main button ~~ Save and activate');
  await options.waitForWords('main [role=alert]', 'Add a condition');
  await options.click('main button ~~ Let this rule win');
  await options.waitForWords('main', 'Wins over “Operations service desk”');
  await options.waitForWords('main', 'Stays as it is');
  await options.click('main button ~~ Save and activate');
  await options.waitForWords('main', 'Project OPS');
  await showsInitiative(ticket, 'Customs form checker');
  expect(await pinned.words(inPanel('.title'))).not.toContain('Customs form checker');

  // The ticket in front is pinned to where it was, and let go again.
  await ticket.click(inPanel('summary ~~ Pin this issue'));
  await poll('there is something to choose', async () => (await ticket.count(inPanel('.fold select'))) > 0);
  await ticket.click(inPanel('button ~~ Pin here'));
  await ticket.waitForWords(inPanel('.pinned'), 'Pinned here by Operations improvement lead');
  await ticket.click(inPanel('button ~~ Take the pin away'));
  await poll('the pin is gone', async () => (await ticket.count(inPanel('.pinned'))) === 0);
});

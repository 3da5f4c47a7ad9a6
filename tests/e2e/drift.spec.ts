import { expect, JIRA_DC, sendFromPage, test } from './fixtures';

const TICKETS = ['WMS-3', 'WMS-4'].map((key) => `${JIRA_DC}/browse/${key}`);

test('US-8.7, threat 37: a tool that changes its pages gives one notice with tool, field and version, and the project’s rule goes on', async ({
  app,
  page,
  panel,
}) => {
  const diagnostics = await app.extensionPage('options.html#/diagnostics');
  let visits = 0;
  const visit = async (count: number) => {
    for (const until = visits + count; visits < until; visits++) {
      await page.goto(String(TICKETS[visits % TICKETS.length]));
      // The worker has heard of the page: what was in front before has been counted.
      await expect(panel().host).toBeAttached();
    }
  };
  await visit(5);
  // The host draws its labels in another way from now on.
  await page.addInitScript(() => {
    const take = () => {
      for (const element of document.querySelectorAll('[id^="labels-"], .labels-wrap')) {
        element.removeAttribute('id');
        element.removeAttribute('class');
      }
    };
    new MutationObserver(take).observe(document, { childList: true, subtree: true });
  });
  const notice = diagnostics.locator('main [data-tone=caution]');
  await visit(10);
  await expect(notice).toHaveCount(0);
  await visit(2);
  await expect(notice).toHaveCount(1);
  await expect(notice.locator('li')).toHaveText([/Jira \(own server\): label\. Reader version \d/]);
  const text = await diagnostics.locator('main').textContent();
  expect(text).not.toMatch(/WMS-|haldenfreight|ai-triage/i);

  // The rule on the project still says what it says.
  await page.goto(String(TICKETS[0]));
  await panel().open();
  await expect(panel().root).toContainText('Loading dock counter');

  await sendFromPage(app, 'setLocale', { locale: 'de' });
  await diagnostics.goto(app.extensionUrl('options.html#/rules'));
  await expect(notice.first()).toContainText('Die Seiten eines Werkzeugs haben sich geändert');
  await notice.first().getByRole('link', { name: 'Diagnose öffnen' }).click();
  await expect(diagnostics.getByRole('heading', { level: 1 })).toHaveText('Diagnose');
});

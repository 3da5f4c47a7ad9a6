import { expect, inPanel, JIRA, openedAt, poll, test } from './firefox-fixtures';

const TICKETS = inPanel('.tickets');
const button = (name: string) => inPanel(`.tickets button ~~ ${name}`);

test('INV-24 in Firefox: collecting a period asks once, uses the person’s own session and gives a census', async ({
  app,
  standIns,
}) => {
  const since = standIns.requests.length;
  const asked = () => standIns.requests.slice(since).filter(({ path }) => path.includes('/rest/api/'));
  const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
  await page.waitForWords(TICKETS, 'No finished ticket of this period has been seen yet.');
  await page.click(button('Collect this period'));
  await page.waitForWords(TICKETS, 'It never reads titles, descriptions, comments or people');
  expect(asked()).toEqual([]);

  await page.click(button('Allow and collect'));
  await page.waitForWords(TICKETS, 'All cases counted');
  expect(await page.words(TICKETS)).toMatch(/median of (\d+) tickets.*\1 tickets found, \1 readable/s);
  expect(new Set(asked().map(({ method }) => method))).toEqual(new Set(['GET']));

  // Signed out half-way: a sentence, and the whole collection from before still stands.
  standIns.rest.fault = { kind: 'sign_in', at: 1 };
  await page.click(button('Collect this period again'));
  await page.waitForWords(TICKETS, 'answered with its sign-in page');
  standIns.rest.fault = undefined;
  await poll('the census from before is still there', async () =>
    (await page.words(TICKETS)).includes('All cases counted'),
  );
});

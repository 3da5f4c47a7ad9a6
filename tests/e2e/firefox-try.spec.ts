import { dumpStore, HOST, inPanel, JIRA, openedAt, PANEL, test } from './firefox-fixtures';

test('try draft', async ({ app }) => {
  for (const wait of [0, 100, 400, 1000]) {
    const page = await openedAt(app, `${JIRA}/browse/OPS-9`);
    if (await page.isVisible(inPanel('button ~~ Enter value')))
      await page.click(inPanel('button ~~ Enter value'));
    await page.type('counted twice' + wait, inPanel('.due textarea'));
    await new Promise((r) => setTimeout(r, wait));
    await page.close();
    await new Promise((r) => setTimeout(r, 500));
    const d = await dumpStore(app);
    console.log(wait, JSON.stringify(Object.entries(d.stores).filter(([n]) => /draft/i.test(n))));
  }
});

import { readdir, readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { ask, expect, type FirefoxPage, poll, test } from './firefox-fixtures';
import { isLooking, pictureOf } from './support/picture';

/** Chooses a file, as the browser's own dialog would. */
function choose(page: FirefoxPage, name: string, text: string): Promise<void> {
  return page.evaluate(
    (fileName, content) => {
      const input = document.querySelector<HTMLInputElement>('#import-rules ~ * input[type=file]');
      const files = new DataTransfer();
      files.items.add(new File([content], fileName));
      if (!input) throw new Error('There is nothing to choose a file with.');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    text,
  );
}

test('US-8.5 in Firefox: the rules go to a file, are changed there, and come back once', async ({
  launch,
}, info) => {
  const app = await launch('e2e', {
    preferences: { 'browser.download.folderList': 2, 'browser.download.dir': info.outputPath() },
  });
  await ask(await app.extensionPage('welcome.html'), 'loadDemo', {});
  const page = await app.extensionPage('options.html#/data');
  await page.click('main button ~~ Save as a table (CSV)');
  const csv = await poll('the saved table', async () => {
    const name = (await readdir(info.outputPath())).find((one) => one.endsWith('.csv'));
    const text = name && (await readFile(info.outputPath(name), 'utf8'));
    return text?.endsWith('\r\n') ? text : undefined;
  });
  const [head = [], first = [], ...rest] = Papa.parse<string[]>(csv.replace(/^\ufeff/, '').trimEnd()).data;
  const at = (column: string) => head.indexOf(column);

  await choose(page, 'wrong.csv', Papa.unparse([head, first.with(at('hosts'), '*.com'), ...rest]));
  await page.waitForWords('main [role=alert]', '1 row cannot be taken');
  expect(await page.words('main tbody')).toMatch(/2\s*hosts/);

  const changed = Papa.unparse([head, first.with(at('note'), 'Zölle – früh'), ...rest], { delimiter: ';' });
  await choose(page, 'rules.csv', changed);
  await page.waitForWords('main', 'Zölle – früh');
  await page.click('main button ~~ Make this change');
  await page.waitForWords('main [role=status]', '1 changed');
  await choose(page, 'rules.csv', changed);
  await page.waitForWords('main', 'There is nothing to change');
  if (isLooking) await page.screenshot(pictureOf('firefox-options-data'));
});

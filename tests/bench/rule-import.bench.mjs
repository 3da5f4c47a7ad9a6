// What a large file of rules costs the administrator who takes it in: time, memory, and whether the page still answers. Run in
// the real browser with the built extension, from the file in the dialog to the last row on the disk.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startStandIns } from '../stand-ins/server.mjs';
import { openBrowser, watchWorkerHeap } from './chromium.mjs';

const EXTENSION = fileURLToPath(new URL('../../.output/chrome-e2e', import.meta.url));
const MANY = 100_000;
const SOME = 10_000;
/** How often memory is looked at, in milliseconds. */
const LOOK = 200;
const PATIENCE = 170_000;
const CHOOSE = '#import-rules ~ * input[type=file]';

/** @returns {Promise<import('./run.mjs').Row[]>} */
export async function run() {
  if (!existsSync(EXTENSION))
    throw new Error('There is no .output/chrome-e2e: run "npm run build:e2e" first.');
  const folder = await mkdtemp(path.join(tmpdir(), 'rule-import-bench-'));
  const standIns = await startStandIns();
  /** In a browser of its own: what was measured before leaves memory behind. @param {(surroundings: any) => any} work */
  const measured = async (work) => {
    const browser = await openBrowser({ extension: EXTENSION, port: standIns.port });
    try {
      const page = await openImport(browser.context);
      const idle = await browser.context.newPage();
      await page.bringToFront();
      return await work({ context: browser.context, page, idle });
    } finally {
      await browser.close();
    }
  };
  try {
    const files = {
      some: path.join(folder, 'some.csv'),
      many: path.join(folder, 'many.csv'),
    };
    await writeFile(files.some, table(SOME, 'S'));
    await writeFile(files.many, table(MANY, 'M'));
    const many = await measured((here) => takeIn(here, files.many, MANY));
    const { plain, some, again, list, stopped } = await measured(async (here) => ({
      plain: await plainWrite(here.page, SOME),
      some: await takeIn(here, files.some, SOME),
      again: await lookAt(here.page, files.some),
      list: await browse(here.page),
      stopped: await stopWhileWriting(here.page, files.many),
    }));
    const memory = (value, detail) => ({
      ...{ value, unit: 'MB', detail: value > 0 ? detail : 'not measured on this system' },
      ...(value > 0 && { limit: 300 }),
    });
    return [
      {
        name: '10,000 rules from the file to the disk',
        value: Math.round(some.read + some.write),
        unit: 'ms',
        limit: 10_000,
        detail: `${Math.round(some.read)} ms to the preview, ${Math.round(some.write)} ms to write them with their log`,
      },
      {
        name: 'the same against writing as many rows and log entries bare',
        value: (some.read + some.write) / plain,
        unit: 'times',
        detail: `${Math.round(plain)} ms bare, in one transaction, without reading, comparing or checking`,
      },
      { name: 'the same file again, to "nothing to change"', value: Math.round(again.read), unit: 'ms' },
      {
        name: 'the page of 10,000 rules, to the first hundred of them',
        value: Math.round(list.open),
        unit: 'ms',
        limit: 2000,
      },
      { name: 'a search in it, to the one rule', value: Math.round(list.search), unit: 'ms', limit: 500 },
      {
        name: '100,000 rules: most memory while they are read and compared, above before',
        ...memory(many.reading, 'resident memory of the process that page and worker share'),
      },
      {
        name: '100,000 rules: most memory while they are written, above before',
        ...memory(many.writing, 'the same; what reading left behind is collected before'),
      },
      {
        name: '100,000 rules: most that the worker itself held while it wrote them',
        ...memory(many.worker, 'its heap, garbage not yet collected included'),
      },
      {
        name: '100,000 rules: the longest the page did not answer',
        value: Math.round(many.gap),
        unit: 'ms',
        limit: Math.round(250 + many.idleGap),
        detail: `an idle page beside it: ${Math.round(many.idleGap)} ms; ${Math.round(many.read)} ms to the preview, ${Math.round(many.write)} ms to write them with their log`,
      },
      {
        name: '100,000 rules, stopped in the middle of writing: rules that stayed',
        value: stopped.rules,
        unit: 'rules',
        limit: 0,
        detail: `stopped at ${stopped.at}, ${Math.round(stopped.time)} ms from the click to "nothing was changed"`,
      },
    ];
  } finally {
    await standIns.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {number} count @param {string} prefix of their projects, so that two files are about different rules */
function table(count, prefix) {
  const row = (at) =>
    [
      `${prefix} rule ${at}`,
      'jira',
      'haldenfreight.atlassian.net',
      `"projectKey eq ${prefix}${at}\nlabel in night, label-${at % 200}"`,
      'CUST-FORMS',
      'active',
      'From the list of projects',
    ].join(',');
  const head = 'name,tool,hosts,conditions,initiative,status,note';
  return [head, ...Array.from({ length: count }, (_, at) => row(at))].join('\r\n');
}

async function openImport(context) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const origin = worker.url().split('/').slice(0, 3).join('/');
  const page = await context.newPage();
  await page.goto(`${origin}/welcome.html`);
  await page.evaluate(() => chrome.runtime.sendMessage({ name: 'loadDemo', input: {} }));
  await page.goto(`${origin}/options.html#/data`);
  await page.locator(CHOOSE).waitFor({ state: 'attached' });
  page.setDefaultTimeout(PATIENCE);
  return page;
}

async function lookAt(page, file) {
  const started = performance.now();
  await page.locator(CHOOSE).setInputFiles(file);
  await page.locator('main dl dd').first().waitFor();
  return { read: performance.now() - started };
}

async function takeIn({ context, page, idle }, file, count) {
  await page.evaluate(watchAnswers);
  await idle.evaluate(watchAnswers);
  const before = await extensionMemory();
  const atReading = watchMemory(before);
  const { read } = await lookAt(page, file);
  const reading = atReading.most();
  const added = Number(await page.locator('main dl dd').first().textContent());
  if (added !== count) throw new Error(`The preview has ${added} new rules.`);
  const gapOf = (one) => one.evaluate(() => globalThis.longestGap);
  const gaps = [await gapOf(page)];
  // A person reads the preview; meanwhile the browser tidies up, which it would not do between two clicks of a bench.
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  await page.evaluate(watchAnswers);
  const atWriting = watchMemory(before);
  const heap = await watchWorkerHeap(context);
  const started = performance.now();
  await page.getByRole('button', { name: /^Make these/ }).click();
  await page.getByRole('status').filter({ hasText: 'Imported' }).waitFor();
  const write = performance.now() - started;
  const writing = atWriting.most();
  const worker = Math.round((await heap.stop()).highest / 1024 / 1024);
  return {
    read,
    write,
    gap: Math.max(...gaps, await gapOf(page)),
    idleGap: await gapOf(idle),
    reading,
    writing,
    worker,
  };
}

/** Opens the list of rules and looks for one of them; leaves the page where it was. */
async function browse(page) {
  const rows = page.locator('main li');
  let started = performance.now();
  await page.evaluate(() => {
    location.hash = '#/rules';
  });
  await rows.nth(99).waitFor();
  const open = performance.now() - started;
  if ((await rows.count()) > 110) throw new Error('The list shows more than its first hundred.');
  started = performance.now();
  await page.locator('[name=search]').fill(`S rule ${SOME - 1}`);
  await rows.nth(1).waitFor({ state: 'detached' });
  await rows.first().waitFor();
  const search = performance.now() - started;
  await page.evaluate(() => {
    location.hash = '#/data';
  });
  await page.locator(CHOOSE).waitFor({ state: 'attached' });
  return { open, search };
}

async function stopWhileWriting(page, file) {
  const count = () => page.evaluate(countRules);
  const before = await count();
  await lookAt(page, file);
  await page.getByRole('button', { name: /^Make these/ }).click();
  const share = () => page.locator('progress').evaluate((one) => one.value);
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) >= 0.6);
  const at = `${Math.round((await share()) * 100)} %`;
  const started = performance.now();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Nothing was changed').waitFor();
  return { rules: (await count()) - before, time: performance.now() - started, at };
}

/** Counts the longest time in which the page could not have answered. Runs in the page. */
function watchAnswers() {
  globalThis.longestGap = 0;
  clearInterval(globalThis.watching);
  let last = performance.now();
  globalThis.watching = setInterval(() => {
    const now = performance.now();
    globalThis.longestGap = Math.max(globalThis.longestGap, now - last - 10);
    last = now;
  }, 10);
}

/** Runs in the page. */
function countRules() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('pilotlight-local');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const docs = opening.result.transaction('docs').objectStore('docs');
      const counting = docs.count(IDBKeyRange.bound('map:', 'map:\uffff'));
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}

/** The time that the same number of rows and log entries takes without any of what makes them safe. */
function plainWrite(page, count) {
  return page.evaluate(
    (rows) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('plain', 1);
        opening.onupgradeneeded = () => {
          const store = opening.result.createObjectStore('docs', { keyPath: 'id' });
          store.createIndex('grp', 'grp');
          store.createIndex('[ini+cls]', ['ini', 'cls']);
          store.createIndex('keys', 'keys', { multiEntry: true });
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const started = performance.now();
          const writing = opening.result.transaction('docs', 'readwrite', { durability: 'strict' });
          const store = writing.objectStore('docs');
          for (let at = 0; at < rows; at += 1) {
            const doc = { name: `Rule ${at}`, hosts: ['haldenfreight.atlassian.net'], note: 'From the list' };
            store.put({ id: `map:${at}`, cls: 'rule', grp: 'rules:1', keys: [`k${at}`], doc });
            store.put({ id: `aud:${at}`, cls: 'audit', doc: { entityId: `map:${at}`, after: doc } });
          }
          writing.oncomplete = () => resolve(performance.now() - started);
        };
      }),
    count,
  );
}

/** The memory of the process that all of the extension runs in; where the system does not tell, nothing. */
function watchMemory(before) {
  let most = before;
  const timer = setInterval(async () => {
    most = Math.max(most, await extensionMemory());
  }, LOOK);
  return {
    most() {
      clearInterval(timer);
      return Math.round((most - before) / 1024 / 1024);
    },
  };
}

async function extensionMemory() {
  const ids = await readdir('/proc').catch(() => []);
  let bytes = 0;
  for (const id of ids.filter((one) => /^\d+$/.test(one))) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('--extension-process') || !command.includes('pilotlight-bench-')) continue;
    const pages = Number((await readFile(`/proc/${id}/statm`, 'utf8').catch(() => '0 0')).split(' ')[1]);
    bytes += pages * 4096;
  }
  return bytes;
}

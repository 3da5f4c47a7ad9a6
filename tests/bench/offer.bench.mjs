// A large workspace of one's own that is brought into a team: from the preview to the last change on the server, with a worker
// that is stopped on the way; how long each part takes, and how much memory.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './chromium.mjs';
import { startCouchFeed } from './couch-feed.mjs';
import { extensionProcesses, memoryMeter } from './extension-processes.mjs';
import { fillStore } from './full-store.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const EXTENSION = path.join(root, '.output/chrome-e2e');
const SIZE = { initiatives: 40, metricsEach: 5, valuesEach: 100, mine: 200, own: true };
const VALUES = SIZE.initiatives * SIZE.metricsEach * SIZE.valuesEach;
const AT_MOST_MS = 900_000;

const LOOK = `the preview of a workspace with ${VALUES.toLocaleString('en')} values`;
const BRING = 'bringing it into the team, the worker stopped once on the way';
const SEND = 'sending it to the server';
const MEMORY = 'peak memory of the extension meanwhile';

/** @returns {Promise<import('./run.mjs').Row[]>} */
export async function run() {
  const ulid = (at) => `01${String(at).padStart(24, '0')}`;
  const owned = Array.from({ length: SIZE.initiatives }, (_, at) => `owner:${ulid(at)}`);
  const server = await startCouchFeed({ 'bench-core': [], 'bench-p-main': [], 'bench-audit': [] }, [
    'pl-employee',
    'pl-creator',
    'pl-admin',
    ...owned,
  ]);
  // Playwright's own look at a worker's network keeps every answer.
  process.env.PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK = '1';
  const browser = await openBrowser({ extension: EXTENSION, port: 9 });
  try {
    const worker =
      browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
    const origin = worker.url().split('/').slice(0, 3).join('/');
    const page = await browser.context.newPage();
    page.setDefaultTimeout(AT_MOST_MS);
    await page.goto(`${origin}/options.html#/team`);
    await fillStore(page, SIZE);
    await join(page, server.url);
    const peak = memoryMeter(extensionProcesses());

    const look = await timed(async () => {
      await page.getByRole('button', { name: 'See what would come' }).click();
      await page.getByRole('button', { name: /^Bring [\d,]+ records into the team$/ }).waitFor();
    });
    const offered = await page.getByRole('button', { name: /^Bring [\d,]+ records/ }).textContent();
    const bring = await timed(async () => {
      await page.getByRole('button', { name: /^Bring [\d,]+ records/ }).click();
      await page.getByText(/^Bringing your own workspace: (?:[5-9]|1\d),\d{3} of/).waitFor();
      await stopWorker(browser.context, page);
      await page.getByText(/^[\d,]+ records were brought\.$/).waitFor();
    });
    const brought = await page.getByText(/^[\d,]+ records were brought\.$/).textContent();
    const send = await timed(() => page.getByText('Nothing waits to be sent.').waitFor());
    const [before, highest] = peak();
    const numberIn = (words) => Number(/[\d,]+/.exec(words ?? '')?.[0].replaceAll(',', ''));
    const there = server.size('bench-core') + server.size('bench-p-main');
    if (numberIn(brought) !== numberIn(offered) || there !== numberIn(offered) || there < VALUES)
      throw new Error(`${offered}; ${brought}; ${there} are on the server`);
    return [
      { name: LOOK, value: look / 1000, unit: 's' },
      { name: BRING, value: bring / 1000, unit: 's', detail: String(brought) },
      {
        name: SEND,
        value: send / 1000,
        unit: 's',
        detail: `${there} records and ${server.size('bench-audit')} entries of the log`,
      },
      { name: MEMORY, value: highest / 1e6, unit: 'MB', detail: `${(before / 1e6).toFixed(0)} MB before` },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function join(page, server) {
  await page.reload();
  await page.getByLabel('Server', { exact: true }).fill(server);
  await page.getByLabel('Team', { exact: true }).fill('bench');
  await page.getByRole('radio').last().check();
  await page.getByLabel('Account', { exact: true }).fill('bench');
  await page.locator('input[type=password]').fill('x');
  await page.locator('button[type=submit]').click();
  await page.getByText('In step with the team').first().waitFor();
}

/** As the browser does with a worker that it has no use for. */
async function stopWorker(context, page) {
  const session = await context.newCDPSession(page);
  const versions = new Promise((resolve) =>
    session.on('ServiceWorker.workerVersionUpdated', ({ versions: all }) => all.length > 0 && resolve(all)),
  );
  await session.send('ServiceWorker.enable');
  for (const { versionId, runningStatus } of await versions)
    if (runningStatus === 'running') await session.send('ServiceWorker.stopWorker', { versionId });
  await session.detach();
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());

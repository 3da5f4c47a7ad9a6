// What keeping in step with a team's server costs: bytes, requests, processor time and memory of the extension's worker,
// compared with PouchDB on the same documents, from the same server, in interleaved rounds of one run.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { bundleScript } from './bundle.mjs';
import { openBrowser } from './chromium.mjs';
import { startCouchFeed } from './couch-feed.mjs';
import { extensionProcesses, memoryMeter } from './extension-processes.mjs';
import { median } from './rounds.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const EXTENSION = path.join(root, '.output/chrome-e2e');
const COUNT = 20_000;
const LARGE = 100_000;
const CORE = 11_000;
const PUSHED = 5_000;
const EDITS = 100;
/** Bytes of the document that the limits on bytes are meant for; a real one has more fields. */
const SEED = 265;
/** `,"_rev":"1-…"` */
const REVISION = 44;
/** Clock ticks a second in `/proc`. */
const TICKS = 100;

/**
 * @param {import('./run.mjs').Wish} wish
 * @returns {Promise<import('./run.mjs').Row[]>}
 */
export async function run({ only = '', rounds = 3 } = {}) {
  const wants = (...names) => names.some((name) => name.includes(only));
  // The product's session as one script that can be put into the worker.
  const code = await bundleScript({ name: 'syncBenchBundle', entry: 'tests/bench/sync-entry.ts' });
  vm.runInThisContext(code);
  const make = globalThis.syncBench;
  const feed = make.skips(COUNT);
  // With the revision that the server adds.
  const size = feed.reduce((sum, doc) => sum + JSON.stringify(doc).length, 0) / COUNT + REVISION;
  const server = await startCouchFeed({
    ...team('feed', feed),
    ...team('large', wants(MEMORY, EDIT, AGAINST, BYTES_DOWN, REQUESTS, IDLE) ? make.skips(LARGE) : []),
    ...team('screen', make.core(CORE)),
  });
  const rows = [];
  try {
    if (wants(AGAINST, BYTES_DOWN, REQUESTS, IDLE))
      rows.push(...(await measurePull(server, code, { rounds, size })));
    if (wants(BYTES_UP)) rows.push(...(await measurePush(server, code)));
    if (wants(MEMORY, EDIT)) rows.push(...(await measureLarge(server, code)));
    if (wants(SCREEN)) rows.push(...(await measureScreen(server)));
    return rows;
  } finally {
    await server.close();
  }
}

const AGAINST = `processor time of a first copy of ${LARGE.toLocaleString('en')}, PouchDB against ours`;
const BYTES_DOWN = `bytes for each document of ${SEED} bytes pulled`;
const REQUESTS = `requests to pull ${COUNT.toLocaleString('en')} documents`;
const IDLE = 'requests of a session with nothing new';
const BYTES_UP = 'bytes for each document pushed';
const MEMORY = `peak memory of the worker's process, ${LARGE.toLocaleString('en')} documents`;
const EDIT = `a local edit on the disk, 95 of ${EDITS}, beside ${LARGE.toLocaleString('en')} documents`;
const SCREEN = `from joining to the portfolio on the screen, ${CORE.toLocaleString('en')} documents`;

const team = (prefix, docs) => ({
  [`${prefix}-core`]: docs,
  [`${prefix}-p-main`]: [],
  [`${prefix}-audit`]: [],
});

/**
 * A first copy of many documents by either client, alternating, in one worker; before that one of fewer, which warms both up
 * and is counted on the wire; at last a session with nothing to do.
 */
async function measurePull(server, code, { rounds, size }) {
  const { worker, close } = await openWorker(code, { pouch: true });
  const place = (name) => ({ url: server.url, team: name });
  const pull = async (name, wanted) => {
    server.forgetMarks();
    server.takeCounts();
    const cpu = cpuMeter();
    const { ms, count } = await worker.evaluate((one) => globalThis.syncBench.pull(one), place(name));
    expectAll(count, wanted);
    return { seconds: cpu(), ms, counts: server.takeCounts() };
  };
  const pullElsewhere = async (name, wanted) => {
    server.forgetMarks();
    const cpu = cpuMeter();
    const { ms, count } = await worker.evaluate(pullWithPouch, `${server.url}/${name}-core`);
    expectAll(count, wanted);
    return { seconds: cpu(), ms };
  };
  try {
    await pullElsewhere('feed', COUNT);
    const { counts } = await pull('feed', COUNT);
    const [ours, theirs] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const works = [
        async () => ours.push(await pull('large', LARGE)),
        async () => theirs.push(await pullElsewhere('large', LARGE)),
      ];
      for (const work of round % 2 === 0 ? works : works.reverse()) await work();
    }
    server.forgetMarks();
    await worker.evaluate((one) => globalThis.syncBench.pull({ ...one, keep: true }), place('feed'));
    server.takeCounts();
    const { ms } = await worker.evaluate((one) => globalThis.syncBench.idle(one), place('feed'));
    const quiet = server.takeCounts();
    const ratios = ours.map(({ seconds }, at) => theirs[at].seconds / seconds);
    const speed = (list) => Math.round(LARGE / median(list.map(({ seconds }) => seconds)));
    const wall = (list) => (median(list.map((one) => one.ms)) / 1000).toFixed(1);
    return [
      {
        name: AGAINST,
        value: median(ratios),
        unit: 'times',
        pass: median(ratios) >= 2.5,
        detail: `at least 2.5; ours ${speed(ours)} documents a processor second, checked and hashed, in ${wall(ours)} s; PouchDB ${speed(theirs)}, in ${wall(theirs)} s; ${ratios.map((one) => one.toFixed(2)).join(', ')}`,
      },
      {
        name: BYTES_DOWN,
        value: counts.sent / COUNT - size + SEED,
        unit: 'bytes',
        limit: 460,
        detail: `${(counts.sent / COUNT).toFixed(0)} bytes for each of the ${size.toFixed(0)} that these have`,
      },
      { name: REQUESTS, value: counts.requests, unit: '', limit: 45 },
      {
        name: IDLE,
        value: quiet.requests,
        unit: '',
        limit: 3,
        detail: `${quiet.sent + quiet.received} bytes of bodies in ${ms.toFixed(0)} ms`,
      },
    ];
  } finally {
    await close();
  }
}

async function measurePush(server, code) {
  const { worker, close } = await openWorker(code);
  try {
    server.takeCounts();
    const cpu = cpuMeter();
    const { ms, count } = await worker.evaluate((work) => globalThis.syncBench.push(work), {
      url: server.url,
      team: 'feed',
      count: PUSHED,
    });
    const seconds = cpu();
    expectAll(count, PUSHED);
    const { received, requests } = server.takeCounts();
    return [
      {
        name: BYTES_UP,
        value: received / PUSHED,
        unit: 'bytes',
        limit: 400,
        detail: `${PUSHED} documents in ${requests} requests and ${(ms / 1000).toFixed(1)} s, ${seconds.toFixed(1)} s of the processor`,
      },
    ];
  } finally {
    await close();
  }
}

async function measureLarge(server, code) {
  const { worker, close } = await openWorker(code);
  try {
    const peak = memoryMeter(extensionProcesses());
    const { ms, count } = await worker.evaluate(
      (place) => globalThis.syncBench.pull({ ...place, keep: true }),
      { url: server.url, team: 'large' },
    );
    expectAll(count, LARGE);
    const [before, highest] = peak();
    const { times, rows, waiting } = await worker.evaluate(
      (rounds) => globalThis.syncBench.edit({ rounds }),
      EDITS,
    );
    if (rows < LARGE || waiting < EDITS)
      throw new Error(`${rows} rows and ${waiting} waiting changes are too few`);
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.ceil(share * times.length) - 1];
    return [
      {
        name: MEMORY,
        value: highest / 1e6,
        unit: 'MB',
        limit: 230,
        detail: `${(before / 1e6).toFixed(0)} MB before; all of them in ${(ms / 1000).toFixed(1)} s`,
      },
      {
        name: EDIT,
        value: at(0.95),
        unit: 'ms',
        limit: 50,
        detail: `half of them in ${at(0.5).toFixed(1)} ms, all in ${at(1).toFixed(1)} ms`,
      },
    ];
  } finally {
    await close();
  }
}

/** The whole of it, as a person sees it: joins on the page of options, and the portfolio shows its first rows. */
async function measureScreen(server) {
  const browser = await openBrowser({ extension: EXTENSION, port: 9 });
  try {
    const worker =
      browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
    const origin = worker.url().split('/').slice(0, 3).join('/');
    const page = await browser.context.newPage();
    // What a person is told while they wait, each number once. The page is another one when the team is there.
    const said = new Set();
    await page.exposeFunction('heard', (words) => said.add(words));
    await page.addInitScript(() => {
      new MutationObserver(() => {
        const bar = document.querySelector('progress');
        if (bar) globalThis.heard(bar.parentElement?.textContent ?? '');
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.goto(`${origin}/options.html#/team`);
    await page.getByLabel('Server', { exact: true }).fill(server.url);
    await page.getByLabel('Team', { exact: true }).fill('screen');
    await page.getByRole('radio').last().check();
    await page.getByLabel('Account', { exact: true }).fill('bench');
    await page.locator('input[type=password]').fill('x');
    const submit = page.locator('button[type=submit]');
    // Before its clock runs: what Playwright waits for until it presses is nobody's wait.
    await submit.hover();
    const start = performance.now();
    await submit.click();
    await shown(page, 'In step with the team');
    const joined = performance.now() - start;
    await page.goto(`${origin}/dashboard.html`);
    await shown(page, 'Initiative 0');
    const ms = performance.now() - start;
    if (said.size < 3) throw new Error(`only ${said.size} words of progress were shown: ${[...said]}`);
    return [
      {
        name: SCREEN,
        value: ms / 1000,
        unit: 's',
        limit: 5,
        detail: `all records here after ${(joined / 1000).toFixed(1)} s; ${said.size} words of progress, like "${[...said].at(1)}"`,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Looked for in every frame: Playwright's own look comes every half second, and that is nobody's wait. */
const shown = (page, words) =>
  page.waitForFunction((text) => document.body.textContent.includes(text), words, { polling: 'raf' });

function expectAll(count, wanted) {
  if (count !== wanted) throw new Error(`${count} of ${wanted} documents arrived`);
}

/** In the worker: PouchDB at its best (https://pouchdb.com/adapters.html, api.html#replication). */
async function pullWithPouch(address) {
  const local = new globalThis.PouchDB('bench-pouch', { adapter: 'indexeddb', auto_compaction: true });
  const start = performance.now();
  const { docs_written: count } = await local.replicate.from(address, { batch_size: 1000 });
  const ms = performance.now() - start;
  await local.destroy();
  return { ms, count };
}

/** The extension's worker with the product's session in it, and PouchDB when asked for. */
async function openWorker(code, { pouch = false } = {}) {
  // Playwright's own look at a worker's network keeps every answer, in the worker's process and for as long as it lives.
  process.env.PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK = '1';
  const browser = await openBrowser({ extension: EXTENSION, port: 9 });
  const worker = browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
  await startAlone(browser.context, worker);
  await worker.evaluate(code);
  if (pouch) {
    for (const name of ['pouchdb', 'pouchdb.indexeddb']) {
      const text = readFileSync(path.join(root, `node_modules/pouchdb/dist/${name}.min.js`), 'utf8');
      await worker.evaluate(`${text}\n;0`);
    }
  }
  return { worker, close: () => browser.close() };
}

/**
 * Gives the worker a process of its own, as it has it on nearly every day: the page that greets somebody new lived in the first
 * one. That process is ended, and an alarm wakes the worker in another.
 */
async function startAlone(context, worker) {
  await worker.evaluate(() => chrome.alarms.create('bench', { when: Date.now() + 1000 }));
  const blank = await context.newPage();
  for (const page of context.pages()) if (page !== blank) await page.close();
  for (const pid of extensionProcesses()) process.kill(pid, 'SIGKILL');
  const end = Date.now() + 30_000;
  // The handle outlives a stop: it speaks to whichever worker runs, and to none while one starts.
  while (extensionProcesses().length === 0 || !(await isAwake(worker))) {
    if (Date.now() > end) throw new Error('The worker did not wake again.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const isAwake = (worker) => worker.evaluate(() => chrome.runtime.id !== undefined).catch(() => false);

/** Seconds on the processor of the extension's processes, from now to the call. */
function cpuMeter() {
  const pids = extensionProcesses();
  if (pids.length === 0) throw new Error('No process of the extension was found; this bench needs /proc.');
  const read = () =>
    pids.reduce((sum, pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return sum + Number(fields[11]) + Number(fields[12]);
    }, 0);
  const before = read();
  return () => (read() - before) / TICKS;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());

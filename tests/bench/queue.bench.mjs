// What a full store costs a person: 10,000 initiatives and a million values, of which they answer for 200 metrics. The
// overview is compared with plain IndexedDB on the same rows, in interleaved rounds of one run. Filling the store takes
// minutes; it is kept for the rest of the day beside the machine's other temporary files, one at a time.
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startStandIns } from '../stand-ins/server.mjs';
import { bundleScript, from } from './bundle.mjs';
import { openBrowser, watchWorkerHeap } from './chromium.mjs';
import { fillStore, storeName } from './full-store.mjs';
import { interval, median } from './rounds.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const EXTENSION = path.join(root, '.output/chrome-e2e');
const TICKET = 'https://haldenfreight.atlassian.net/browse/OPS-9';
/** A smaller store for a quick look, e.g. `QUEUE_BENCH_SHARE=0.05`; the limits hold for the whole. */
const SHARE = Number(process.env.QUEUE_BENCH_SHARE ?? 1);
const MINE = 200;
const SIZE = { initiatives: 10_000 * SHARE, metricsEach: 2, valuesEach: 50, mine: MINE };
const ROUNDS = 11;

/** @returns {Promise<import('./run.mjs').Row[]>} */
export async function run() {
  const reads = await bundleReads();
  const standIns = await startStandIns();
  const profile = await filledProfile(standIns.port);
  const browser = await openBrowser({ extension: EXTENSION, port: standIns.port, profile });
  try {
    const store = await openStore(browser.context, await workerOf(browser.context));
    const worker = await startAnew(browser.context, store);
    const values = await store.evaluate(countValues);
    await store.evaluate(reads);
    const queue = await store.evaluate(measureQueue, ROUNDS);
    const overview = await store.evaluate(measureOverview, { rounds: ROUNDS * 3, first: MINE });
    const heap = await watchWorkerHeap(browser.context);
    const opened = await measureOpening(browser.context, worker, store);
    const { highest, lasting } = await heap.stop();
    const ratios = overview.ours.map((time, at) => time / overview.plain[at]);
    const [low, high] = interval(ratios);
    return [
      { name: 'values in the store', value: values, unit: 'rows' },
      {
        name: 'shortcut to the proposed value in focus, on a page just opened',
        value: median(opened),
        unit: 'ms',
        limit: 150,
        detail: spread(opened),
      },
      {
        name: `queue of a person with ${MINE} metrics, ${queue.prompts} prompts`,
        value: median(queue.times),
        unit: 'ms',
        limit: 200,
        detail: spread(queue.times),
      },
      {
        name: 'heap of the worker while it does so and counts for the badge, garbage included',
        value: highest / 1e6,
        unit: 'MB',
        limit: 60,
        detail: `${(lasting / 1e6).toFixed(1)} MB once the garbage is gone`,
      },
      {
        name: 'overview of one initiative against plain IndexedDB reading its rows',
        value: median(ratios),
        unit: 'times',
        detail: `95 % of ${low.toFixed(2)} to ${high.toFixed(2)}; plain ${median(overview.plain).toFixed(1)} ms, ours ${median(overview.ours).toFixed(1)} ms`,
      },
    ];
  } finally {
    await browser.close();
    await standIns.close();
  }
}

/**
 * A browser's profile whose extension holds the full store. What is measured starts the browser anew, so that nothing of
 * the filling is still in its memory.
 */
async function filledProfile(port) {
  const today = new Date().toISOString().slice(0, 10);
  const kept = path.join(tmpdir(), 'pilotlight-queue-bench');
  const profile = path.join(kept, storeName(SIZE, { today, extension: EXTENSION }));
  if (existsSync(path.join(profile, 'filled'))) return profile;
  await rm(kept, { recursive: true, force: true });
  await mkdir(profile, { recursive: true });
  const browser = await openBrowser({ extension: EXTENSION, port, profile });
  const began = performance.now();
  try {
    const page = await openStore(browser.context, await workerOf(browser.context));
    const { rows } = await fillStore(page, SIZE);
    console.log(`  ${rows} rows written in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  } finally {
    await browser.close();
  }
  await writeFile(path.join(profile, 'filled'), today);
  return profile;
}

const workerOf = async (context) =>
  context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));

/**
 * A browser that is given its extension on the command line takes every start for an update of it, after which all records
 * are looked through. What that began ends with the worker; the next message starts another.
 */
async function startAnew(context, page) {
  const worker = await workerOf(context);
  const session = await context.newCDPSession(page);
  const stopped = new Promise((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  // The start may have been stopped while it told the browser on which sites the detector runs.
  await page.evaluate(() => chrome.runtime.sendMessage({ name: 'reconcileSites', input: {} }));
  // The handle outlives a stop: it speaks to whichever worker runs.
  return worker;
}

/** A page that shares the extension's database and runs none of its code. */
async function openStore(context, worker) {
  const page = await context.newPage();
  // `URL.origin` is "null" for the schemes of extensions.
  await page.goto(`${worker.url().split('/').slice(0, 3).join('/')}/manifest.json`);
  return page;
}

/** In the page. */
async function countValues() {
  const db = await new Promise((resolve) => {
    indexedDB.open('pilotlight-local').onsuccess = ({ target }) => resolve(target.result);
  });
  const count = await new Promise((resolve) => {
    // A value's id begins with its initiative, everything else with a word.
    const values = db.transaction('docs').objectStore('docs').count(IDBKeyRange.bound('0', '8'));
    values.onsuccess = () => resolve(values.result);
  });
  db.close();
  return count;
}

/** @param {number[]} times */
const spread = (times) =>
  `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms in ${times.length} rounds`;

/** In the page: reads the queue as the dashboard does. */
async function measureQueue(rounds) {
  const { readQueue } = globalThis.bench;
  const times = [];
  let prompts = 0;
  for (let round = -1; round < rounds; round += 1) {
    const start = performance.now();
    const queue = await readQueue(new Date().toISOString());
    if (round >= 0) times.push(performance.now() - start);
    prompts = queue.prompts.length;
  }
  return { times, prompts };
}

/** In the page: one initiative as the panel shows it, and the same rows by the browser's own interface. */
async function measureOverview({ rounds, first }) {
  const { getInitiativeOverview } = globalThis.bench;
  const db = await new Promise((resolve) => {
    indexedDB.open('pilotlight-local').onsuccess = ({ target }) => resolve(target.result);
  });
  const ids = Array.from({ length: rounds + 2 }, (_, at) => `01${String(at + first).padStart(24, '0')}`);
  const [ours, plain] = [[], []];
  const read = (place, key) =>
    new Promise((resolve) => {
      place.getAll(key).onsuccess = ({ target }) => resolve(target.result);
    });
  for (const [round, id] of ids.entries()) {
    const works = [
      async () => {
        const start = performance.now();
        await getInitiativeOverview(id, new Date().toISOString());
        return ['ours', performance.now() - start];
      },
      async () => {
        const start = performance.now();
        const docs = db.transaction('docs').objectStore('docs');
        await Promise.all([
          read(docs.index('[ini+cls]'), IDBKeyRange.bound([id], [id, []])),
          read(docs, IDBKeyRange.bound('per:', 'per:\uffff')),
          read(docs.index('grp'), `rules:${id}`),
        ]);
        return ['plain', performance.now() - start];
      },
    ];
    for (const work of round % 2 === 0 ? works : works.reverse()) {
      const [name, time] = await work();
      if (round >= 2) (name === 'ours' ? ours : plain).push(time);
    }
  }
  db.close();
  return { ours, plain };
}

/** From the browser's command to the selected number, each time on a page that was just opened. */
async function measureOpening(context, worker, store) {
  const times = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    // An opened panel is remembered; each round begins with the closed one.
    await store.evaluate(
      (host) => chrome.runtime.sendMessage({ name: 'setPanelPreference', input: { host, open: false } }),
      new URL(TICKET).host,
    );
    const page = await context.newPage();
    await page.goto(TICKET);
    await page.locator('pilotlight-panel button.tab').waitFor();
    const focused = page.evaluate(
      () =>
        new Promise((resolve) => {
          const look = () => {
            const active = document.querySelector('pilotlight-panel')?.shadowRoot?.activeElement;
            if (active?.matches('.prompt input')) resolve(performance.timeOrigin + performance.now());
            else setTimeout(look, 1);
          };
          look();
        }),
    );
    const began = await worker.evaluate(async (url) => {
      const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
      const now = performance.timeOrigin + performance.now();
      chrome.commands.onCommand.dispatch('enter-value', tab);
      return now;
    }, TICKET);
    const time = (await focused) - began;
    if (round >= 0) times.push(time);
    await page.close();
  }
  return times;
}

/** The product's own read functions as one script that can be put into a page of the extension. */
function bundleReads() {
  const source = [
    `import { readQueue } from ${from('lib/store/reads/queue.ts')};`,
    `import { getInitiativeOverview } from ${from('lib/store/reads.ts')};`,
    'globalThis.bench = { readQueue, getInitiativeOverview };',
  ].join('\n');
  return bundleScript({ name: 'queueBench', source });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());

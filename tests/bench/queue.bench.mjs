// What a full store costs a person: 10,000 initiatives and a million values, of which they answer for 200 metrics. The
// overview is compared with plain IndexedDB on the same rows, in interleaved rounds of one run.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startStandIns } from '../stand-ins/server.mjs';
import { openBrowser } from './chromium.mjs';
import { interval, median } from './rounds.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = path.join(root, 'node_modules/.cache/queue-bench');
const EXTENSION = path.join(root, '.output/chrome-e2e');
const TICKET = 'https://haldenfreight.atlassian.net/browse/OPS-9';
/** A smaller store for a quick look, e.g. `QUEUE_BENCH_SHARE=0.05`; the limits hold for the whole. */
const SHARE = Number(process.env.QUEUE_BENCH_SHARE ?? 1);
const INITIATIVES = 10_000 * SHARE;
const METRICS_EACH = 2;
const VALUES_EACH = 50;
const MINE = 200;
const ROUNDS = 11;

/** @returns {Promise<import('./run.mjs').Row[]>} */
export async function run() {
  const reads = await bundleReads();
  const standIns = await startStandIns();
  const browser = await openBrowser({ extension: EXTENSION, port: standIns.port });
  try {
    const worker =
      browser.context.serviceWorkers()[0] ?? (await browser.context.waitForEvent('serviceworker'));
    // `URL.origin` is "null" for the schemes of extensions.
    const origin = worker.url().split('/').slice(0, 3).join('/');
    const store = await browser.context.newPage();
    await store.goto(`${origin}/welcome.html`);
    await store.evaluate(() => chrome.runtime.sendMessage({ name: 'loadDemo', input: {} }));
    await store.goto(`${origin}/manifest.json`);
    const counts = await store.evaluate(fill, {
      initiatives: INITIATIVES,
      metricsEach: METRICS_EACH,
      valuesEach: VALUES_EACH,
      mine: MINE,
    });
    await store.evaluate(reads);
    const session = await browser.context.newCDPSession(store);
    await session.send('Performance.enable');
    const heap = async () =>
      (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'JSHeapUsedSize')
        ?.value ?? 0;
    await session.send('HeapProfiler.collectGarbage');
    const queue = await store.evaluate(measureQueue, ROUNDS);
    const heapAfter = await heap();
    console.log(`  queue: ${spread(queue.times)}`);
    const overview = await store.evaluate(measureOverview, { rounds: ROUNDS * 3 });
    const opened = await measureOpening(browser.context, worker, store);
    const ratios = overview.ours.map((time, at) => time / overview.plain[at]);
    const [low, high] = interval(ratios);
    return [
      {
        name: 'values in the store',
        value: counts.samples,
        unit: 'rows',
        detail: `${counts.rows} rows in all`,
      },
      {
        name: `queue of a person with ${MINE} metrics, ${queue.prompts} prompts`,
        value: median(queue.times),
        unit: 'ms',
        limit: 200,
        detail: spread(queue.times),
      },
      {
        name: 'heap of the page that reads the queue, garbage included',
        value: heapAfter / 1e6,
        unit: 'MB',
        limit: 60,
      },
      {
        name: 'shortcut to the proposed value in focus, on a page just opened',
        value: median(opened),
        unit: 'ms',
        limit: 150,
        detail: spread(opened),
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

/** @param {number[]} times */
const spread = (times) =>
  `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms in ${times.length} rounds`;

/**
 * In the page: fills the store by the browser's own interface, cloned from rows of the demo so that each fits its class.
 */
async function fill({ initiatives, metricsEach, valuesEach, mine }) {
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open('pilotlight-local');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = await new Promise((resolve) => {
    db.transaction('docs').objectStore('docs').getAll().onsuccess = ({ target }) => resolve(target.result);
  });
  const metric = all.find(
    ({ cls, doc }) => cls === 'metric' && doc.cadence === 'weekly' && doc.class === 'outcome',
  );
  const initiative = all.find(({ id }) => id === `ini:${metric.ini}`);
  const sample = all.find(({ cls, grp }) => cls === 'sample' && grp === metric.grp);
  const rule = all.find(({ cls }) => cls === 'rule');
  const people = all.filter(({ cls }) => cls === 'person').map(({ id }) => id.slice(4));
  const me = initiative.doc.businessOwnerId;
  const other = people.find((id) => id !== me);
  const ulid = (kind, at) => `0${kind}${String(at).padStart(24, '0')}`;
  // The last full week but one is the latest that has a value: every metric has one due.
  const latest = all
    .filter(({ cls, grp }) => cls === 'sample' && grp === metric.grp)
    .map(({ doc }) => doc.periodStart)
    .sort()
    .at(-1);
  const day = (start, days) =>
    new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const weeks = Array.from({ length: valuesEach }, (_, at) => day(latest, -7 * at));
  let rows = [];
  let [count, samples] = [0, 0];
  const flush = () =>
    new Promise((resolve, reject) => {
      const tx = db.transaction('docs', 'readwrite', { durability: 'relaxed' });
      const docs = tx.objectStore('docs');
      for (const row of rows) docs.put(row);
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error);
      count += rows.length;
      rows = [];
    });
  for (let at = 0; at < initiatives; at += 1) {
    const ini = ulid('1', at);
    const isMine = at * metricsEach < mine;
    const owner = at < 20 ? me : other;
    rows.push({
      id: `ini:${ini}`,
      cls: 'initiative',
      ini,
      doc: { ...initiative.doc, key: `BENCH-${at}`, businessOwnerId: owner, delegateIds: [] },
    });
    rows.push({
      ...rule,
      id: `map:${ulid('2', at)}`,
      grp: `rules:${ini}`,
      keys: [`["jira","bench.example.com","projectKey","=","K${at}"]`],
      doc: { ...rule.doc, initiativeId: ini },
    });
    for (let number = 0; number < metricsEach; number += 1) {
      const id = ulid('3', at * metricsEach + number);
      rows.push({
        id: `met:${ini}:${id}`,
        cls: 'metric',
        ini,
        grp: id,
        doc: {
          ...metric.doc,
          initiativeId: ini,
          ownerId: isMine ? me : other,
          name: `Metric ${at}.${number}`,
        },
      });
      for (const periodStart of weeks) {
        samples += 1;
        rows.push({
          id: `${ini}:${id}:${periodStart}:AAAAAAAAAAAAAAAAAAAA`,
          cls: 'sample',
          ini,
          grp: id,
          doc: {
            ...sample.doc,
            initiativeId: ini,
            metricId: id,
            periodStart,
            periodEnd: day(periodStart, 6),
          },
        });
      }
    }
    if (rows.length >= 20_000) await flush();
  }
  await flush();
  db.close();
  return { rows: count, samples };
}

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
async function measureOverview({ rounds }) {
  const { getInitiativeOverview } = globalThis.bench;
  const db = await new Promise((resolve) => {
    indexedDB.open('pilotlight-local').onsuccess = ({ target }) => resolve(target.result);
  });
  const ids = Array.from({ length: rounds + 2 }, (_, at) => `01${String(at + 5000).padStart(24, '0')}`);
  const [ours, plain] = [[], []];
  const read = (docs, index, key) =>
    new Promise((resolve) => {
      docs.index(index).getAll(key).onsuccess = ({ target }) => resolve(target.result);
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
          read(docs, 'ini', id),
          read(docs, 'cls', 'person'),
          read(docs, 'grp', `rules:${id}`),
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
async function bundleReads() {
  const entry = path.join(outDir, 'entry.ts');
  const from = (file) => JSON.stringify(path.join(root, 'lib/store', file));
  const source = [
    `import { readQueue } from ${from('reads/queue.ts')};`,
    `import { getInitiativeOverview } from ${from('reads.ts')};`,
    'globalThis.bench = { readQueue, getInitiativeOverview };',
  ].join('\n');
  try {
    const built = await build({
      configFile: false,
      root,
      logLevel: 'error',
      resolve: { alias: { '@': root } },
      plugins: [
        {
          name: 'bench-entry',
          resolveId: (id) => (id === entry ? id : undefined),
          load: (id) => (id === entry ? source : undefined),
        },
      ],
      build: {
        write: false,
        outDir,
        lib: { entry, formats: ['iife'], name: 'queueBench' },
        rollupOptions: { input: entry },
      },
    });
    const [{ output }] = Array.isArray(built) ? built : [built];
    return output[0].code;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());

import { createHash } from 'node:crypto';

/*
 * A store as full as the product promises to bear, written by the browser's own interface in big transactions. What it
 * holds are copies of rows of the demo, so that each fits its class and is found by the indexes of `lib/store`.
 */

/**
 * @typedef {{ initiatives: number, metricsEach: number, valuesEach: number, mine: number, own?: boolean }} Size
 * `mine` is how many metrics the person in front answers for, with the initiatives they are in. `own`: everything is written by
 * that person, and the workspace is not called a demo any more.
 */

/**
 * Names what `fillStore` would write today: a profile that was filled under this name need not be filled again.
 *
 * @param {Size} size
 * @param {{ today: string, extension: string }} of the demo ends yesterday, so a store of another day has other prompts;
 * an extension that was loaded from another folder is another one to the browser
 */
export function storeName(size, of) {
  return createHash('sha256')
    .update(JSON.stringify([size, of, String(fill)]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Loads the demo by the extension's own message and multiplies it.
 *
 * @param {import('playwright').Page} page one of the extension's own
 * @param {Size} size
 * @returns {Promise<{ rows: number, samples: number }>}
 */
export async function fillStore(page, size) {
  await page.evaluate(() => chrome.runtime.sendMessage({ name: 'loadDemo', input: {} }));
  return page.evaluate(fill, size);
}

/** In the page. */
async function fill({ initiatives, metricsEach, valuesEach, mine, own = false }) {
  const ROWS_AT_ONCE = 20_000;
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(indexedDB.open('pilotlight-local'));
  const read = db.transaction(['docs', 'meta']);
  const [all, { value: me }] = await Promise.all([
    done(read.objectStore('docs').getAll()),
    done(read.objectStore('meta').get('me')),
  ]);
  const metric = all.find(
    ({ cls, doc }) => cls === 'metric' && doc.cadence === 'weekly' && doc.class === 'outcome',
  );
  const initiative = all.find(({ id }) => id === `ini:${metric.ini}`);
  const values = all.filter(({ cls, grp }) => cls === 'sample' && grp === metric.grp);
  const sample = values[0];
  const rule = all.find(({ cls }) => cls === 'rule');
  const other = all.find(({ cls, id }) => cls === 'person' && id !== `per:${me}`).id.slice('per:'.length);
  const written = own ? { by: me } : {};
  // In the first phase, which nobody has to have decided on; and an initiative has few headlines.
  const modest = own ? { headline: false } : {};
  const begun = own ? { phase: 'P1', rollout: 'none' } : {};
  const ulid = (kind, at) => `0${kind}${String(at).padStart(24, '0')}`;
  const day = (start, days) =>
    new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  // The last value is missing: each of the metrics asks for one.
  const newest = values
    .map(({ doc }) => doc.periodStart)
    .sort()
    .at(-1);
  const weeks = Array.from({ length: valuesEach }, (_, at) => day(newest, -7 * (at + 1))).reverse();
  const startsOn = weeks[0];

  let rows = [];
  let [count, samples] = [0, 0];
  let saved = Promise.resolve();
  /** One transaction is made ready while the one before is written. */
  const flush = async () => {
    const batch = rows;
    rows = [];
    count += batch.length;
    await saved;
    saved = new Promise((resolve, reject) => {
      const tx = db.transaction('docs', 'readwrite', { durability: 'relaxed' });
      const docs = tx.objectStore('docs');
      for (const row of batch) docs.add(row);
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error);
    });
  };
  for (let at = 0; at < initiatives; at += 1) {
    const ini = ulid('1', at);
    const owner = at * metricsEach < mine ? me : other;
    const people = {
      businessOwnerId: owner,
      itSponsorId: other,
      executiveSponsorId: other,
      runOwnerId: other,
    };
    rows.push(
      {
        ...initiative,
        id: `ini:${ini}`,
        ini,
        doc: {
          ...initiative.doc,
          ...people,
          ...begun,
          delegateIds: [],
          key: `BENCH-${at}`,
          name: `Initiative ${at}`,
        },
      },
      {
        ...rule,
        id: `map:${ulid('2', at)}`,
        grp: `rules:${ini}`,
        keys: [`["jira","bench.example.com","projectKey","=","K${at}"]`],
        doc: { ...rule.doc, initiativeId: ini },
      },
    );
    for (let number = 0; number < metricsEach; number += 1) {
      const id = ulid('3', at * metricsEach + number);
      const name = `Metric ${at}.${number}`;
      rows.push({
        ...metric,
        id: `met:${ini}:${id}`,
        ini,
        grp: id,
        doc: {
          ...metric.doc,
          ...modest,
          initiativeId: ini,
          ownerId: owner,
          contributorIds: [],
          name,
          startsOn,
        },
      });
      for (const periodStart of weeks) {
        samples += 1;
        rows.push({
          ...sample,
          id: `${ini}:${id}:${periodStart}:AAAAAAAAAAAAAAAAAAAA`,
          ini,
          grp: id,
          doc: {
            ...sample.doc,
            ...written,
            initiativeId: ini,
            metricId: id,
            periodStart,
            periodEnd: day(periodStart, 6),
          },
        });
      }
    }
    if (rows.length >= ROWS_AT_ONCE) await flush();
  }
  await flush();
  await saved;
  if (own) await done(db.transaction('meta', 'readwrite').objectStore('meta').delete('demo'));
  db.close();
  return { rows: count, samples };
}

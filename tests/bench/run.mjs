import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

/*
 * `npm run bench` runs every `*.bench.mjs` beside this file and compares what they measured with their
 * limits.
 *
 *   npm run bench              all
 *   npm run bench -- matching  those whose file name contains the word
 *   npm run bench -- page-cost --only "10,000 changes" --rounds 41
 *                              the figures whose name contains the words, in at least so many rounds
 *
 * A bench exports `run(wish)`, which answers a list of rows. A row's `value` may not exceed its `limit`; without
 * a limit it is only reported. `pass` is for rows whose rule is more than one comparison, `detail` for what
 * explains a number.
 */

/**
 * @typedef {{ name: string, value: number, unit: string, limit?: number, pass?: boolean, detail?: string }}
 * Row
 * @typedef {{ only?: string, rounds?: number }} Wish the part of the figures' names, and the least rounds
 */

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const { positionals: words, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, rounds: { type: 'string' } },
});
/** @type {Wish} */
const wish = { ...values, rounds: values.rounds === undefined ? undefined : Number(values.rounds) };
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.bench.mjs'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();
if (files.length === 0) throw new Error(`There is no bench for ${words}`);

let over = 0;
for (const file of files) {
  console.log(`\n${file}`);
  /** @type {{ run: (wish: Wish) => Promise<Row[]> }} */
  const bench = await import(pathToFileURL(`${FOLDER}${file}`).href);
  const rows = (await bench.run(wish)).filter(({ name }) => name.includes(wish.only ?? ''));
  // A bench that measured nothing has proved nothing.
  if (rows.length === 0) throw new Error(`${file} measured nothing`);
  for (const row of rows) if (!print(row)) over += 1;
}
if (over > 0) {
  console.error(`\n${over} ${over === 1 ? 'figure is' : 'figures are'} over the limit.`);
  process.exitCode = 1;
}

/**
 * @param {Row} row
 * @returns {boolean} whether it is within its limit
 */
function print({ name, value, unit, limit, pass, detail }) {
  const within = pass ?? (limit === undefined || value <= limit);
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 3 : 1);
  const bound = limit === undefined ? '' : `limit ${limit}`;
  const verdict = limit === undefined && pass === undefined ? '' : within ? 'ok' : 'OVER';
  console.log(
    `  ${name.padEnd(74)} ${`${shown} ${unit}`.padStart(14)}  ${bound.padEnd(12)} ${verdict}`.trimEnd(),
  );
  if (detail) console.log(`      ${detail}`);
  return within;
}

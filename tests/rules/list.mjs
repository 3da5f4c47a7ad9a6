import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OUT_OF_REACH, REGISTER, UNKNOWN_CLAIMS } from './register.mjs';
import { judge, titlesIn } from './scan.mjs';

/*
 * `npm run rules` prints every id of the design with its title and the tests that name it: `claimed` is kept by the
 * product as a whole, `partly` has tests for the part that exists, `open` has none.
 *
 *   --open      only ids without a test
 *   --suggest   only the ids that have a test and are not claimed, ready to be copied into the register
 */

const TESTS = fileURLToPath(new URL('..', import.meta.url));
const isTest = (/** @type {string} */ path) =>
  /\.(test|spec)\.(ts|tsx|mjs)$/.test(path) || /\.bench\.(ts|mjs)$/.test(path);
/** Samples of titles that are no tests of the product. */
const OWN = 'rules/rules.test.mjs';

/** @returns {Record<string, string[]>} */
function readTitles() {
  return Object.fromEntries(
    readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => isTest(path) && path !== OWN)
      .sort()
      .map((path) => [path, titlesIn(path, readFileSync(join(TESTS, path), 'utf8'))]),
  );
}

const { filesById, untested, unclaimed, unknown } = judge(REGISTER, readTitles());
const onlyOpen = process.argv.includes('--open');

if (process.argv.includes('--suggest')) {
  for (const { name, rules } of REGISTER) {
    const ids = rules
      .filter((rule) => unclaimed.includes(rule.id))
      .map((rule) => rule.id.replaceAll(' ', '_'));
    if (ids.length > 0) console.log(`${name}\n  ${ids.join(' ')}`);
  }
  process.exit(0);
}

for (const { name, rules } of REGISTER) {
  const shown = rules.filter((rule) => !onlyOpen || !filesById.has(rule.id));
  const tested = rules.filter((rule) => filesById.has(rule.id)).length;
  console.log(`\n${name}: ${tested} of ${rules.length} tested`);
  for (const { id, title, claimed } of shown) {
    const files = [...(filesById.get(id) ?? [])].join(', ');
    console.log(`  ${id.padEnd(19)}${(claimed ? 'claimed' : files ? 'partly' : 'open').padEnd(9)}${title}`);
    if (files) console.log(`${' '.repeat(30)}${files}`);
    const reason = /** @type {Record<string, string>} */ (OUT_OF_REACH)[id];
    if (reason) console.log(`${' '.repeat(30)}not here: ${reason}`);
  }
}

const all = REGISTER.flatMap((family) => family.rules);
const claims = all.filter((rule) => rule.claimed).length;
const tests = all.filter((rule) => filesById.has(rule.id)).length;
console.log(`\n${claims} of ${all.length} claimed, ${tests} tested.`);

const problems = [
  ...untested.map((id) => `${id} is claimed, but no test names it: write the test or take the claim back.`),
  ...unknown.map((id) => `${id} is named by ${[...(filesById.get(id) ?? [])]}, but is no id of the design.`),
  ...UNKNOWN_CLAIMS.map((id) => `${id} is claimed, but is no id of the design.`),
];
if (problems.length > 0) {
  console.error(`\n${problems.join('\n')}`);
  process.exitCode = 1;
}

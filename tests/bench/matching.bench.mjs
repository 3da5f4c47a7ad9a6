// How the cost of one match grows with the number of rules and with the length of what a page contains.
// Everything is compared within this one run, in interleaved rounds: absolute times say more about the
// machine.
import { fileURLToPath } from 'node:url';
import { from, loadModule } from './bundle.mjs';

const AT = '2026-05-03T08:00:00.000Z';
const TODAY = '2026-05-03';
const ROUNDS = 25;

/**
 * Measures and returns one row per figure; `limit` is what the figure must not exceed.
 * @returns {Promise<{name: string, value: number, unit: 'ratio' | 'rules' | 'keys', limit?: number}[]>}
 */
export async function run() {
  const mapping = await loadMapping();
  return [...measureRules(mapping), ...measureLengths(mapping)];
}

/** 10,000 rules of one site with a project each, against 100 of them. */
function measureRules({ createRuleIndex, lookupKeys, matchWorkItem }) {
  const workItem = issue('K42-7');
  const many = Array.from({ length: 10_000 }, (_, at) => projectRule(at));
  const few = many.slice(0, 100);
  const [inMany, inFew] = [createRuleIndex(many), createRuleIndex(few)];
  const match = (rules) => matchWorkItem({ workItem, rules, at: AT, today: TODAY });
  const times = interleave({
    few: { repeat: 300, work: () => match(inFew.candidates(workItem)) },
    many: { repeat: 300, work: () => match(inMany.candidates(workItem)) },
    all: { repeat: 1, work: () => match(many) },
  });
  return [
    {
      name: 'match among 10,000 rules against 100, by index',
      value: ratio(times, 'many', 'few'),
      unit: 'ratio',
      limit: 3,
    },
    {
      name: 'match among 10,000 rules, trying all against by index',
      value: ratio(times, 'all', 'many'),
      unit: 'ratio',
    },
    { name: 'rules fetched of 10,000', value: inMany.candidates(workItem).length, unit: 'rules', limit: 5 },
    { name: 'keys asked for', value: lookupKeys(workItem).length, unit: 'keys', limit: 50 },
  ];
}

/**
 * Worst cases at 8 kB against 1 kB: eight times the input may cost about eight times the time, not 64 times.
 */
function measureLengths({ evaluateCondition, hostOfUrl, parseHostPattern, createRuleIndex }) {
  const almost = `${'a'.repeat(199)}b`;
  const reading = (value) => ({ value, source: 'dom' });
  const condition = (field, op, value) => ({ field, op, value });
  const index = createRuleIndex([projectRule(1)]);
  const cases = {
    'part of a text, all but the last character': (size) => {
      const fields = { issueType: reading('a'.repeat(size)) };
      const wanted = condition('issueType', 'contains', almost);
      return () => evaluateCondition(wanted, fields, 'jira');
    },
    'beginning of a text': (size) => {
      const fields = { titlePrefix: reading('a'.repeat(size)) };
      const wanted = condition('titlePrefix', 'starts_with', Array(100).fill(almost));
      return () => evaluateCondition(wanted, fields, 'confluence');
    },
    'path of many segments': (size) => {
      const fields = { pathPrefix: reading('/a'.repeat(size / 2)) };
      const wanted = condition('pathPrefix', 'starts_with', '/a'.repeat(200));
      return () => evaluateCondition(wanted, fields, 'generic');
    },
    'path of undecodable segments': (size) => {
      const fields = { pathPrefix: reading('/%'.repeat(size / 2)) };
      const wanted = condition('pathPrefix', 'starts_with', '/%'.repeat(200));
      return () => evaluateCondition(wanted, fields, 'generic');
    },
    'list of many labels': (size) => {
      const fields = { label: reading(Array.from({ length: size / 8 }, (_, at) => `label-${at}`)) };
      const wanted = condition(
        'label',
        'in',
        Array.from({ length: 200 }, (_, at) => `other-${at}`),
      );
      return () => evaluateCondition(wanted, fields, 'jira');
    },
    'address with a long path': (size) => {
      const address = `https://acme.atlassian.net/${'%2e/'.repeat(size / 4)}`.slice(0, size);
      return () => hostOfUrl(address);
    },
    'address with a long host': (size) => {
      const address = `https://${'a.'.repeat(size / 2)}`.slice(0, size);
      return () => hostOfUrl(address);
    },
    'lookup of many labels': (size) => {
      const workItem = issue('K1-7');
      workItem.fields.label = reading(Array.from({ length: size / 8 }, (_, at) => `label-${at}`));
      return () => index.candidates(workItem);
    },
  };
  const rows = Object.entries(cases).map(([name, prepare]) => {
    const short = prepare(1024);
    const long = prepare(8192);
    const repeat = repetitions(long);
    const times = interleave({ short: { repeat, work: short }, long: { repeat, work: long } });
    return {
      name: `${name}, 8 kB against 1 kB`,
      value: ratio(times, 'long', 'short'),
      unit: 'ratio',
      limit: 12,
    };
  });

  const patterns = (size) => () => parseHostPattern('*a'.repeat(size / 2));
  const [short, long] = [patterns(25), patterns(200)];
  const repeat = repetitions(long);
  const times = interleave({ short: { repeat, work: short }, long: { repeat, work: long } });
  const name = 'pattern of stars, 200 against 25 characters';
  return [...rows, { name, value: ratio(times, 'long', 'short'), unit: 'ratio', limit: 12 }];
}

/**
 * Runs the named works in turn, so that a slow moment of the machine hits all of them. Milliseconds per
 * round.
 */
function interleave(works) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = -3; round < ROUNDS; round += 1) {
    for (const [name, { repeat, work }] of Object.entries(works)) {
      const start = performance.now();
      for (let at = 0; at < repeat; at += 1) work();
      const time = (performance.now() - start) / repeat;
      if (round >= 0) times[name].push(time); // the first rounds warm up
    }
  }
  return times;
}

/** The median over the rounds of the ratio within a round. */
function ratio(times, slow, fast) {
  const ratios = times[slow].map((time, round) => time / times[fast][round]).sort((a, b) => a - b);
  return Number(ratios[Math.floor(ratios.length / 2)].toFixed(2));
}

/** Enough repetitions for about 4 ms, well above the clock's resolution. */
function repetitions(work) {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < 4) {
    work();
    done += 1;
  }
  return Math.max(1, done);
}

function projectRule(at) {
  return {
    ...{ v: 1, by: 'admin', at: AT, dev: 'laptop', createdAt: AT, createdBy: 'admin' },
    id: String(at).padStart(26, '0'),
    name: `Rule ${at}`,
    effect: 'include',
    initiativeId: String(at).padStart(26, '1'),
    tool: 'jira',
    hosts: ['acme.atlassian.net'],
    all: [{ field: 'projectKey', op: 'eq', value: `K${at}` }],
    ...{ status: 'active', priority: 0, tests: [], version: 1, note: '' },
  };
}

function issue(key) {
  const url = (value) => ({ value, source: 'url' });
  return {
    ...{ tool: 'jira', host: 'acme.atlassian.net', key, kind: 'issue', label: key, confidence: 'confirmed' },
    fields: { issueKey: url(key), projectKey: url(key.split('-')[0]) },
    adapter: { name: 'jira', version: '1.0' },
  };
}

function loadMapping() {
  return loadModule(
    'matching',
    [
      `export { evaluateCondition } from ${from('lib/domain/mapping/condition.ts')};`,
      `export { matchWorkItem } from ${from('lib/domain/mapping/evaluate.ts')};`,
      `export { hostOfUrl, parseHostPattern } from ${from('lib/domain/mapping/host-pattern.ts')};`,
      `export { createRuleIndex, lookupKeys } from ${from('lib/domain/mapping/rule-index.ts')};`,
    ].join('\n'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());

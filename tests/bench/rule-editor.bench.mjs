// What the rule editor asks of a workspace with 10,000 rules: what follows a keystroke, and a replay of fifty pages.
import { from, loadModule } from './bundle.mjs';
import { median } from './rounds.mjs';

const AT = '2026-05-03T08:00:00.000Z';
const TODAY = '2026-05-03';
const ROUNDS = 15;

/** @returns {Promise<{name: string, value: number, unit: 'ms', limit?: number}[]>} */
export async function run() {
  const { createRuleIndex, hostMatches, hostOfUrl, lintRules, overlapsOf, parseHostPattern, replayRule } =
    await loadMapping();
  const rules = Array.from({ length: 10_000 }, (_, at) => projectRule(at));
  const draft = { ...projectRule(42), id: 'draft', status: 'draft' };
  const initiativeIds = rules.map(({ initiativeId }) => initiativeId);
  const pages = Array.from({ length: 50 }, (_, at) => issue(at));
  const { candidates } = createRuleIndex(rules);
  const follows = (edited) =>
    timed(() => {
      lintRules(edited, { rules, initiativeIds, today: TODAY });
      overlapsOf(edited, rules);
    });
  return [
    {
      name: 'what follows a keystroke among 10,000 rules: findings and overlaps',
      value: follows(draft),
      unit: 'ms',
      limit: 100,
    },
    {
      name: 'the same for a rule on a label alone, which meets all of them',
      value: follows({ ...draft, all: [{ field: 'label', op: 'eq', value: 'label-7' }] }),
      unit: 'ms',
      limit: 100,
    },
    {
      name: 'replay of 50 pages among 10,000 rules',
      value: timed(() => replayRule(draft, pages, { candidates, at: AT, today: TODAY })),
      unit: 'ms',
      limit: 200,
    },
    {
      name: 'index of 10,000 rules, once per opened editor',
      value: timed(() => createRuleIndex(rules)),
      unit: 'ms',
    },
    {
      name: 'the worst pattern with the worst address of a hostile corpus',
      value: Math.max(
        ...hostileTexts().map((text) =>
          timed(() => {
            const parsed = parseHostPattern(text.slice(0, 200));
            const host = hostOfUrl(`https://${text}`.slice(0, 8192)) ?? text;
            if (parsed.ok) hostMatches(parsed.pattern, host);
          }),
        ),
      ),
      unit: 'ms',
      limit: 1,
    },
  ];
}

/** The median in milliseconds, after two rounds to warm up. */
function timed(work) {
  const times = Array.from({ length: ROUNDS + 2 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Number(median(times.slice(2)).toFixed(2));
}

/** What attackers and accidents are made of, as long as an address may be. */
function hostileTexts() {
  const parts = [
    'a',
    '*',
    '.',
    '*.',
    '*a',
    'a.',
    '-',
    'ü',
    '%2e',
    '@',
    '\\',
    ':',
    '/',
    '[',
    '(a+)+',
    ' ',
    '1.',
  ];
  return parts.flatMap((part) =>
    [part, `a.${part}`, `*.${part}`].map((text) => text.repeat(8192).slice(0, 8192)),
  );
}

/** Every second rule names one of 200 labels besides its project. */
function projectRule(at) {
  const all = [{ field: 'projectKey', op: 'eq', value: `K${at}` }];
  if (at % 2) all.push({ field: 'label', op: 'eq', value: `label-${at % 200}` });
  return {
    ...{ v: 1, by: 'admin', at: AT, dev: 'laptop', createdAt: AT, createdBy: 'admin' },
    id: String(at).padStart(26, '0'),
    name: `Rule ${at}`,
    effect: 'include',
    initiativeId: String(at).padStart(26, '1'),
    tool: 'jira',
    hosts: ['acme.atlassian.net'],
    all,
    ...{ status: 'active', priority: 0, tests: [], version: 1, note: '' },
  };
}

function issue(at) {
  const url = (value) => ({ value, source: 'url' });
  return {
    ...{ tool: 'jira', host: 'acme.atlassian.net', key: `K${at}-7`, kind: 'issue', label: `K${at}-7` },
    fields: { issueKey: url(`K${at}-7`), projectKey: url(`K${at}`), label: url(['label-1', 'label-7']) },
    ...{ confidence: 'confirmed', adapter: { name: 'jira', version: '1' } },
  };
}

function loadMapping() {
  const mapping = (file) => from(`lib/domain/mapping/${file}`);
  return loadModule(
    'rule-editor',
    [
      `export { lintRules } from ${mapping('lint.ts')};`,
      `export { overlapsOf } from ${mapping('overlaps.ts')};`,
      `export { replayRule } from ${mapping('replay.ts')};`,
      `export { createRuleIndex } from ${mapping('rule-index.ts')};`,
      `export { hostMatches, hostOfUrl, parseHostPattern } from ${mapping('host-pattern.ts')};`,
    ].join('\n'),
  );
}

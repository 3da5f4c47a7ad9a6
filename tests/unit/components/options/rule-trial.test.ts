import { expect, test } from 'vitest';
import { testsOf, tryRule } from '@/components/options/rule-trial';
import { runRuleTests } from '@/lib/domain/mapping/can-activate';
import { mergedRule, sameContent } from '@/lib/domain/mapping/rule-content';
import { recogniseUrl } from '@/lib/tools';
import { eq, issue, rule } from '../../domain/mapping/builders';

const url = 'https://acme.atlassian.net/browse/OPS-7';
const labelled = rule('A', [eq('projectKey', 'OPS'), eq('label', 'ai')]);
const read = (value: string[]) => ({ value, source: 'dom' as const });
const page = issue('OPS-7');
const seen = [{ ...page, fields: { ...page.fields, label: read(['ai']), component: read(['Payroll']) } }];
const context = { candidates: () => [], at: '2026-11-23T10:00:00.000Z', today: '2026-11-23' };
const elsewhere = (address: string) => recogniseUrl(new URL(address), 'jira');

test('INV-28: a test that is kept takes along what the rule asks for and the address does not tell, and no more', () => {
  const tests = testsOf(tryRule(labelled, { seen, addresses: [url] }, context), labelled);
  expect(tests).toMatchObject([{ url, expect: 'match', fields: { label: { value: ['ai'] } } }]);
  expect(Object.keys(tests[0]?.fields ?? {})).toEqual(['label']);
  expect(runRuleTests({ ...labelled, tests }, elsewhere)).toEqual([]);
  // A file of rules says nothing of it, and takes nothing away.
  const kept = { ...labelled, tests };
  const merged = mergedRule(
    kept,
    { row: 2, tests: [{ url, expect: 'match' }] },
    { initiativeId: undefined, now: context.at },
  );
  expect(merged.tests).toEqual(tests);
  expect(sameContent(kept, merged)).toBe(true);
});

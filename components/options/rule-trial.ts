import { withSeen } from '@/lib/domain/mapping/can-activate';
import { type Candidates, type Replayed, type ReplayOutcome, replayRule } from '@/lib/domain/mapping/replay';
import type { Rule, RuleTest } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { recogniseAddress } from '../pages/recognise-address';

/** How many pasted addresses are tried at once. */
export const MOST_ADDRESSES = 200;

/** The addresses in a pasted text, each once, in their order; `more` are beyond the limit. */
export function readAddresses(text: string): { addresses: string[]; more: number } {
  const all = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  return { addresses: all.slice(0, MOST_ADDRESSES), more: Math.max(0, all.length - MOST_ADDRESSES) };
}

/** One line of a trial: a page that was seen, or a pasted address with what it stands for. */
export type TrialRow = { id: string; address?: string; result?: Replayed };

export type Trial = {
  rows: TrialRow[];
  counts: Record<ReplayOutcome | 'unrecognised', number>;
};

/** What activating a rule would mean on pages and addresses, worst news first. */
export function tryRule(
  rule: Rule,
  what: { seen: readonly WorkItem[]; addresses: readonly string[] },
  context: { candidates: Candidates; at: string; today: string },
): Trial {
  const recognise = recogniserFor(rule, what.seen);
  const named = what.addresses.map((address) => ({ address, workItem: recognise(address) }));
  const pages = what.addresses.length > 0 ? named : what.seen.map((workItem) => ({ workItem }));
  const rows = pages.map((page): TrialRow => {
    const address = 'address' in page ? page.address : undefined;
    const [result] = page.workItem ? replayRule(rule, [page.workItem], context) : [];
    const id = address ?? `${page.workItem?.tool} ${page.workItem?.host} ${page.workItem?.key}`;
    return { id, ...(address !== undefined && { address }), ...(result && { result }) };
  });
  const counts: Trial['counts'] = {
    conflict: 0,
    changes: 0,
    undetermined: 0,
    links: 0,
    keeps: 0,
    no_match: 0,
    unrecognised: 0,
  };
  for (const row of rows) counts[row.result?.outcome ?? 'unrecognised'] += 1;
  const order = Object.keys(counts);
  const place = ({ result }: TrialRow) => order.indexOf(result?.outcome ?? 'unrecognised');
  return { rows: rows.sort((a, b) => place(a) - place(b)), counts };
}

/** Tests that hold the rule to what it does now: only addresses about which there is no doubt. */
export function testsOf(trial: Trial, rule: Pick<Rule, 'all'>): RuleTest[] {
  return trial.rows.flatMap(({ address, result }): RuleTest[] => {
    if (address === undefined || !result || result.outcome === 'undetermined') return [];
    const fields = fieldsOf(result.workItem, rule);
    return [{ url: address, expect: result.applies ? 'match' : 'no_match', ...(fields && { fields }) }];
  });
}

/** What the conditions ask for and the address does not tell: another device has not seen that page. */
function fieldsOf({ fields }: WorkItem, { all }: Pick<Rule, 'all'>): RuleTest['fields'] {
  const asked = new Set(all.map(({ field }) => field));
  const read = Object.entries(fields).filter(
    ([field, reading]) =>
      asked.has(field) && reading.source !== 'url' && JSON.stringify(reading.value).length <= LONGEST_VALUE,
  );
  return read.length > 0 ? Object.fromEntries(read) : undefined;
}

/** Characters of a value that is kept with a test. */
const LONGEST_VALUE = 2000;

/** Reads addresses for one rule; where the very page was seen, with all that was read on it. */
export function recogniserFor(
  rule: Pick<Rule, 'tool'>,
  seen: readonly WorkItem[],
): (address: string) => WorkItem | undefined {
  return withSeen((address) => recogniseAddress(address, rule.tool), seen);
}

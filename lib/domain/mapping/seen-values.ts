import type { Tool } from '../primitives';
import type { WorkItem } from '../work-item';
import { expectedValues } from './condition';
import { fieldChoices } from './new-rule';
import type { Rule } from './rule';

const MOST = 60;

/** Values to pick from for a field: what was seen on pages first, then what other rules of the tool name. */
export function valuesToPick(
  field: string,
  tool: Tool,
  known: { seen: readonly WorkItem[]; rules: readonly Rule[] },
): string[] {
  const seen = known.seen
    .filter((workItem) => workItem.tool === tool)
    .flatMap((workItem) => fieldChoices(workItem))
    .filter((choice) => choice.field === field)
    .map(({ value }) => value);
  const named = known.rules
    .filter((rule) => rule.tool === tool)
    .flatMap(({ all }) => all.filter((condition) => condition.field === field).flatMap(expectedValues));
  return [...new Set([...seen, ...named])].slice(0, MOST);
}

/** Sites to pick from: where pages were seen and what other rules name. */
export function hostsToPick(
  tool: Tool,
  known: { seen: readonly WorkItem[]; rules: readonly Rule[] },
): string[] {
  const seen = known.seen.filter((workItem) => workItem.tool === tool).map(({ host }) => host);
  const named = known.rules.filter((rule) => rule.tool === tool).flatMap(({ hosts }) => hosts);
  return [...new Set([...seen, ...named])].slice(0, MOST);
}

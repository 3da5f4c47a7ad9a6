import { addDays } from '@/lib/domain/calendar';
import type { Condition } from '@/lib/domain/mapping/rule';
import type { RecipeEvent } from '@/lib/domain/recipe/recipe';
import { quoted, valuesOf } from './query-text';
import type { RestSite, SearchQuestion } from './tool-rest';

/** More values than this are left to be compared after reading: an address has an end. */
const MAX_VALUES = 40;

const NAMES: Record<string, string> = {
  issueKey: 'issuekey',
  projectKey: 'project',
  issueType: 'issuetype',
  label: 'labels',
  component: 'component',
  status: 'status',
  parentKey: 'parent',
};

/**
 * A recipe's question in Jira's query language. It asks for at least the tickets wanted, never for fewer: what the language
 * says differently than a condition does (negations, prefixes, request types) is left out here and decided after reading.
 * Jira takes days for days of the asking person's profile, so the window reaches a day further on either side.
 */
export function jql({ population, end, periodStart, periodEnd }: SearchQuestion, site: RestSite): string {
  const clauses = population.flatMap((condition) => clauseOf(condition, site) ?? []);
  const window = { from: addDays(periodStart, -1), to: addDays(periodEnd, 2) };
  return `${[...clauses, windowOf(end, window, site)].join(' AND ')} ORDER BY key`;
}

function clauseOf(condition: Condition, { deployment }: RestSite): string | undefined {
  const { field, op, negate } = condition;
  const values = valuesOf(condition);
  if (negate || op === 'starts_with' || values.length > MAX_VALUES) return undefined;
  const name = field === 'epicKey' ? (deployment === 'cloud' ? 'parent' : '"Epic Link"') : NAMES[field];
  if (!name) return undefined;
  return values.length === 1
    ? `${name} = ${quoted(values[0] ?? '')}`
    : `${name} in (${values.map(quoted).join(', ')})`;
}

function windowOf(
  event: RecipeEvent,
  { from, to }: { from: string; to: string },
  { deployment }: RestSite,
): string {
  const between = (name: string) => `${name} >= "${from}" AND ${name} < "${to}"`;
  switch (event.kind) {
    case 'created':
    case 'resolved':
      return between(event.kind);
    case 'closed':
      return deployment === 'cloud'
        ? `statusCategory = Done AND ${between('statusCategoryChangedDate')}`
        : `statusCategory = Done AND status CHANGED DURING ("${from}", "${to}")`;
    case 'first_entered_status':
      return `status WAS ${quoted(event.status)} DURING ("${from}", "${to}")`;
    case 'field': {
      const custom = /^customfield_(\d+)$/.exec(event.field)?.[1];
      return between(custom ? `cf[${custom}]` : event.field);
    }
  }
}

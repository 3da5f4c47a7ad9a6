import type { Tool } from '../primitives';
import type { WorkItem } from '../work-item';
import { conditionWeight, expectedValues, isEquality } from './condition';
import { isActive, isWellFormed } from './evaluate-rule';
import { parseHostPatterns, patternTextsFor, readHost } from './host-pattern';
import type { Condition, Rule } from './rule';
import {
  comparable,
  containerField,
  fieldNames,
  fieldTraits,
  fieldWeight,
  pathSegments,
} from './rule-fields';

/**
 * The keys under which a rule is stored, for a multi-entry index. A rule stands under each of its sites
 * together with the values of its most specific equality, and once more for pages on which that field cannot
 * be read: there the project, table or space narrows it down. A rule that is switched off has no keys.
 */
export function ruleKeys(rule: Rule): string[] {
  if (!isActive(rule) || !isWellFormed(rule)) return [];
  const sites = [...new Set(parseHostPatterns(rule.hosts).map(({ text }) => text))];
  const own = conditionKeys(rule);
  const keys = sites.length * own.length <= MOST_KEYS ? own : [anyKey()];
  return sites.flatMap((site) => keys.map((key) => siteKey(rule.tool, site, key)));
}

/**
 * The keys to ask for: every active rule that applies to the work item or is undetermined for it has at least
 * one of them. A few dozen, whatever the number of rules.
 */
export function lookupKeys(workItem: WorkItem): string[] {
  const host = readHost(workItem.host);
  if (!host) return [];
  const { tool } = workItem;
  const container = containerField(tool);
  const containers = container === undefined ? [] : readingKeys(workItem, container);

  const keys = [anyKey()];
  for (const field of fieldNames(tool)) {
    keys.push(...readingKeys(workItem, field));
    if (field === container || isRead(workItem, field)) continue;
    keys.push(...containers.map((within) => unreadKey(field, within)));
  }
  return patternTextsFor(host).flatMap((site) => keys.map((key) => siteKey(tool, site, key)));
}

/** Rules held in memory, found by the same keys as in the database. */
export function createRuleIndex(rules: readonly Rule[]): { candidates(workItem: WorkItem): Rule[] } {
  const byKey = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const key of new Set(ruleKeys(rule))) {
      const found = byKey.get(key);
      if (found) found.push(rule);
      else byKey.set(key, [rule]);
    }
  }
  return {
    candidates: (workItem) => [...new Set(lookupKeys(workItem).flatMap((key) => byKey.get(key) ?? []))],
  };
}

/**
 * Beyond this a rule (dozens of sites times hundreds of values) would swell the index more than it narrows.
 */
const MOST_KEYS = 1000;

/**
 * Path prefixes are indexed by at most this many segments, so that a long path does not ask for hundreds of
 * keys.
 */
const PATH_DEPTH = 3;

type Key = readonly string[];

/** JSON, because a value may contain any separator. */
function siteKey(tool: Tool, site: string, key: Key): string {
  return JSON.stringify([tool, site, ...key]);
}

/** Rules without an equality, and rules too wide to index: found on every page of the site. */
function anyKey(): Key {
  return [];
}

function valueKey(field: string, value: string): Key {
  return [field, '=', value];
}

/** `within` is a key of the container field, or empty for rules that do not test it. */
function unreadKey(field: string, within: Key = []): Key {
  return [field, '?', ...within];
}

function conditionKeys({ all, tool }: Rule): Key[] {
  const indexable = all
    .filter((condition) => isIndexable(condition, tool))
    .sort((a, b) => conditionWeight(b, tool) - conditionWeight(a, tool));
  const [chosen] = indexable;
  if (!chosen) return [anyKey()];
  const container = indexable.find(
    (condition) => condition !== chosen && condition.field === containerField(tool),
  );
  const unread =
    chosen.field === containerField(tool) || !container
      ? [unreadKey(chosen.field)]
      : [...conditionValueKeys(container, tool), unreadKey(container.field)].map((within) =>
          unreadKey(chosen.field, within),
        );
  return [...conditionValueKeys(chosen, tool), ...unread];
}

function isIndexable(condition: Condition, tool: Tool): boolean {
  if (condition.negate || fieldWeight(tool, condition.field) === undefined) return false;
  const isPathPrefix = condition.op === 'starts_with' && fieldTraits(tool, condition.field).prefix === 'path';
  return isPathPrefix || isEquality(condition, tool);
}

function conditionValueKeys(condition: Condition, tool: Tool): Key[] {
  const { field } = condition;
  const traits = fieldTraits(tool, field);
  return expectedValues(condition).map((value) =>
    valueKey(field, traits.prefix === 'path' ? pathStart(value) : comparable(traits, value)),
  );
}

/** The keys for what the page shows of a field: its values, or that it cannot be read. */
function readingKeys(workItem: WorkItem, field: string): Key[] {
  const reading = isRead(workItem, field) ? workItem.fields[field] : undefined;
  if (!reading) return [unreadKey(field)];
  const traits = fieldTraits(workItem.tool, field);
  const values = Array.isArray(reading.value) ? reading.value : [reading.value];
  return values.flatMap((value) =>
    (traits.prefix === 'path' ? pathStarts(value) : [comparable(traits, value)]).map((known) =>
      valueKey(field, known),
    ),
  );
}

function pathStart(path: string): string {
  return JSON.stringify(pathSegments(path).slice(0, PATH_DEPTH));
}

/** Every start under which a rule that covers this path may stand. */
function pathStarts(path: string): string[] {
  const start = pathSegments(path).slice(0, PATH_DEPTH);
  return Array.from({ length: start.length + 1 }, (_, depth) => JSON.stringify(start.slice(0, depth)));
}

function isRead(workItem: WorkItem, field: string): boolean {
  return Object.hasOwn(workItem.fields, field);
}

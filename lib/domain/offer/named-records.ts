import { classOf } from '../record-classes';
import { isFact } from './offer-kinds';
import type { StoredRecord } from './rename-author';

/** The documents without which a record says nothing, by id: what it belongs to, and the facts that a fact is about. */
export function namedRecords({ cls, doc }: StoredRecord): string[] {
  const parents = parentsOf(cls, doc);
  // A gate decision lists what it was founded on; it stands without.
  return isFact(cls) && cls !== 'gateDecision' ? [...parents, ...factsIn(doc)] : parents;
}

function parentsOf(
  cls: StoredRecord['cls'],
  { initiativeId, metricId, ruleId }: StoredRecord['doc'],
): string[] {
  if (cls === 'person' || cls === 'workspace' || initiativeId === undefined) return [];
  return [
    `ini:${initiativeId}`,
    ...(metricId === undefined ? [] : [`met:${initiativeId}:${metricId}`]),
    ...(ruleId === undefined ? [] : [`map:${ruleId}`]),
  ];
}

/** Nothing else in a record looks like the id of a fact. */
function factsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const cls = value.includes(':') ? classOf(value) : undefined;
    return cls && isFact(cls) ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(factsIn);
}

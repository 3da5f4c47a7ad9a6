import type { Rule } from './mapping/rule';
import { restoredRule } from './mapping/rule-history';
import type { RecordClass } from './record-classes';
import { type Fields, isSameRecord } from './record-merge';
import { isSame } from './same-content';

/**
 * The fields whose other version can be taken with one action. What is decided in its own way (a phase at its gate, a
 * rollout by whoever records it) is shown in both versions and decided there.
 */
const TAKEABLE: Partial<Record<RecordClass, readonly string[]>> = {
  initiative: ['name', 'purpose', 'guidanceOverride', 'learnt'],
  metric: ['name', 'question'],
  person: ['roles', 'active'],
  rule: ['*'],
};

export const isTakeable = (cls: RecordClass, field: string): boolean =>
  TAKEABLE[cls]?.includes(field) ?? false;

/**
 * What a record says where an alternative points: `*` is the record as a whole, `scope.decisionRole` a field of a part, and in
 * a list of versions `series.2` the one with that number. A series and its baseline are told with the unit of their numbers.
 */
export function versionAt(doc: Fields, field: string): unknown {
  if (field === '*') return doc;
  const found = field.split('.').reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at.find((one) => String((one as Fields).version) === key);
    return (at as Fields | undefined)?.[key];
  }, doc);
  return field.startsWith('series.') && found ? { ...found, unit: doc.unit } : found;
}

/** Whether a record says by now what its other version does: somebody took it. */
export function hasTaken(doc: Fields, field: string, value: unknown): boolean {
  if (field !== '*') return isSame(versionAt(doc, field), value);
  const current = doc as unknown as Rule;
  return isSameRecord(doc, takenRule(current, value as Rule) as unknown as Fields);
}

/** A rule with what its other version says, and away where that one was: the rest stays, its number too. */
export function takenRule(current: Rule, taken: Rule): Rule {
  const { archivedAt: _, ...content } = restoredRule(current, taken);
  return { ...content, ...(taken.archivedAt === undefined ? {} : { archivedAt: taken.archivedAt }) };
}

/** Two versions of one field that two people wrote without knowing of each other: the one that counts, and the other. */
export type TwoVersions = {
  /** Which of the kept alternatives it is, on this device. */
  n: number;
  docId: string;
  cls: RecordClass;
  /** Name of the record, as it is now. */
  name: string;
  /** As in `versionAt`; `*` for a rule, which is compared as a whole. */
  field: string;
  current: unknown;
  other: unknown;
  /** Who wrote the other one, and when. */
  by: string;
  at: string;
  takeable: boolean;
};

import type { Rule } from './mapping/rule';
import { restoredRule } from './mapping/rule-history';
import type { RecordClass } from './record-classes';
import { type Fields, isSame, isSameRecord } from './record-merge';

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

/** Whether a record says by now what its other version does: somebody took it. */
export function hasTaken(doc: Fields, field: string, value: unknown): boolean {
  if (field !== '*') return isSame(doc[field], value);
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
  /** `*` for a rule, which is compared as a whole. */
  field: string;
  current: unknown;
  other: unknown;
  /** Who wrote the other one, and when. */
  by: string;
  at: string;
  takeable: boolean;
};

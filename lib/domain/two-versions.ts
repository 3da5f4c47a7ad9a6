import type { RecordClass } from './record-classes';

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

import { asList, mergeLists, mergeLog, mergeSet } from './list-merge';
import { changedOnce, type Lost, type Merged, mergedScopeVersion, mergePart, type Sides } from './part-merge';
import { mergeRaisedTier } from './raised-tier-merge';
import type { RecordClass } from './record-classes';
import { contentText, isSame } from './same-content';
import { mergeSeries } from './series-merge';
import { withoutUndefined } from './without-undefined';

/** A record as plain fields, without id and revision. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value that lost a merge: shown as "two versions" where one works, never dropped silently. */
export type Alternative = {
  /** A field, or with dots a field of a part: `scope.decisionRole`. */
  field: string;
  value: unknown;
  by: string;
  at: string;
};

export type Merge = {
  fields: Record<string, unknown>;
  /** What lost, to be shown; empty when both sides agree or the rule needs nobody. */
  alternatives: Alternative[];
};

/**
 * What becomes of a field that both sides changed.
 * - `latest`: the later write wins (the other one is in the audit log).
 * - `shown`: the server's stays, ours is shown beside it.
 * - `set`: a set of ids; both sides' additions, minus both sides' removals.
 * - `log`: a list that only grows; the entries of both.
 * - `part`: merged field by field in its turn; what both changed differently is shown.
 * - `by_id`: a list of objects that only grows; an object both sides changed stays as the server has it.
 * - `whichever_is_set`: a one-way mark, such as an archive date.
 */
type FieldRule = 'latest' | 'shown' | 'set' | 'log' | 'part' | 'by_id' | 'whichever_is_set';

const FIELD_RULES: Partial<Record<RecordClass, Record<string, FieldRule>>> = {
  initiative: {
    name: 'shown',
    purpose: 'shown',
    phase: 'shown',
    rollout: 'shown',
    status: 'shown',
    guidanceOverride: 'shown',
    learnt: 'shown',
    delegateIds: 'set',
    rolloutHistory: 'log',
    scopeLog: 'log',
    buildStarts: 'log',
    scope: 'part',
    change: 'part',
    workflow: 'part',
    run: 'part',
    candidates: 'by_id',
    trials: 'by_id',
    archivedAt: 'whichever_is_set',
    ownerAcceptedAt: 'whichever_is_set',
  },
  metric: {
    name: 'shown',
    question: 'shown',
    contributorIds: 'set',
    archivedAt: 'whichever_is_set',
  },
  // Access is never widened by a merge.
  person: { roles: 'shown', active: 'shown' },
};

/**
 * The revisions of further versions whose content is in a record by now: a server goes on holding them, and nobody has to
 * look at them again.
 */
export const MERGED_VERSIONS = 'x_merged';

/** Written anew by whoever merges, so it is no matter of merging. */
const ENVELOPE: ReadonlySet<string> = new Set(['v', 'by', 'at', 'dev']);

/**
 * Brings two changes of one record together, field by field, from the version both started with. Without a base every
 * difference counts as changed on both sides. Deterministic: everybody who merges the same three gets the same.
 */
export function mergeRecords(
  cls: RecordClass,
  base: Fields | undefined,
  local: Fields,
  remote: Fields,
): Merge {
  if (cls === 'rule') return mergeWhole(base, local, remote);
  // What several fields say together is decided first, and for all of them at once.
  const localIsLater = isLater(local, remote);
  const together = mergeTogether(cls, base, local, remote, localIsLater);
  const fields: Record<string, unknown> = { ...withoutUndefined(together.fields) };
  const lost = [...together.lost];
  for (const field of new Set([...Object.keys(remote), ...Object.keys(local)])) {
    if (ENVELOPE.has(field) || Object.hasOwn(together.fields, field)) continue;
    const sides = { b: base?.[field], l: local[field], r: remote[field], localIsLater };
    const merged = changedOnce(sides) ?? mergeField(cls, field, sides);
    if (merged.value !== undefined) fields[field] = merged.value;
    lost.push(...merged.lost);
  }
  if ('scopeVersion' in fields) fields.scopeVersion = mergedScopeVersion(local, remote, fields.scope);
  const envelopeOf = localIsLater ? local : remote;
  for (const field of ENVELOPE) if (envelopeOf[field] !== undefined) fields[field] = envelopeOf[field];
  fields.v = Math.max(Number(local.v ?? 1), Number(remote.v ?? 1));
  const alternatives = lost.map(({ isLocal, ...one }) => ({ ...one, ...signOf(isLocal ? local : remote) }));
  return { fields, alternatives };
}

function mergeTogether(
  cls: RecordClass,
  base: Fields | undefined,
  local: Fields,
  remote: Fields,
  localIsLater: boolean,
): { fields: Fields; lost: Lost[] } {
  if (cls === 'metric') return mergeSeries(base, local, remote);
  if (cls === 'initiative') return mergeRaisedTier(base, local, remote, localIsLater);
  return { fields: {}, lost: [] };
}

/** Who wrote a version, and when. */
const signOf = ({ by, at }: Fields): Pick<Alternative, 'by' | 'at'> => ({
  by: String(by ?? ''),
  at: String(at ?? ''),
});

/** Of two versions written in the same millisecond one has to be the later one, the same for everybody. */
function isLater(one: Fields, other: Fields): boolean {
  const [at, otherAt] = [String(one.at ?? ''), String(other.at ?? '')];
  return at === otherAt ? contentText(one) > contentText(other) : at > otherAt;
}

/**
 * A rule is what an admin published as a whole: half of one and half of another says something nobody meant. The stricter of
 * the two counts until an admin chose, the other is shown.
 */
function mergeWhole(base: Fields | undefined, local: Fields, remote: Fields): Merge {
  if (isSameRecord(local, remote) || isSameRecord(base, local))
    return { fields: { ...remote }, alternatives: [] };
  if (isSameRecord(base, remote)) return { fields: { ...local }, alternatives: [] };
  const localIsStricter = strictness(local) > strictness(remote);
  const [kept, shown] = localIsStricter ? [local, remote] : [remote, local];
  const alternative = { field: '*', value: { ...shown }, ...signOf(shown) };
  return {
    fields: { ...kept, version: Math.max(Number(local.version ?? 1), Number(remote.version ?? 1)) },
    alternatives: [alternative],
  };
}

/** A rule that is off is stricter than one that is on; among rules that are on, the one with more conditions. */
function strictness(rule: Fields): number {
  const conditions = Array.isArray(rule.all) ? rule.all.length : 0;
  return (rule.status === 'active' ? 0 : 1000) + conditions;
}

const ruleOf = (cls: RecordClass, field: string): FieldRule =>
  field === MERGED_VERSIONS ? 'set' : (FIELD_RULES[cls]?.[field] ?? 'latest');

function mergeField(cls: RecordClass, field: string, sides: Sides): Merged {
  const { b, l, r, localIsLater } = sides;
  const settled = (value: unknown): Merged => ({ value, lost: [] });
  switch (ruleOf(cls, field)) {
    case 'shown':
      return { value: r, lost: [{ field, value: l, isLocal: true }] };
    case 'set':
      return settled(mergeSet(asList(b), asList(l), asList(r)));
    case 'log':
      return settled(mergeLog(asList(l), asList(r)));
    case 'part':
      return mergePart(field, sides);
    case 'by_id':
      return settled(mergeLists(asList(b), asList(l), asList(r), keyOf));
    case 'whichever_is_set':
      return settled(r ?? l);
    case 'latest':
      return settled(localIsLater ? l : r);
  }
}

const keyOf = (one: unknown): string => {
  const id = (one as Fields | null)?.id;
  return typeof id === 'string' ? id : contentText(one);
};

/** Equal apart from who wrote it last, when, and on which device. */
export function isSameRecord(a: Fields | undefined, b: Fields): boolean {
  if (!a) return false;
  const plain = (one: Fields) =>
    Object.fromEntries(Object.entries(one).filter(([field]) => !ENVELOPE.has(field)));
  return isSame(plain(a), plain(b));
}

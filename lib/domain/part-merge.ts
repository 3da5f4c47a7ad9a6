import { DECISION_ROLES } from './initiative';
import { asList, mergeContents } from './list-merge';
import { isSame } from './same-content';

/** What became of a field that both sides changed, and what lost: by its path, and whether it was ours. */
export type Merged = { value: unknown; lost: Lost[] };
export type Lost = { field: string; value: unknown; isLocal: boolean };

/** A field as both started with it (`b`), as it is here (`l`), and as the server has it (`r`). */
export type Sides = { b: unknown; l: unknown; r: unknown; localIsLater: boolean };

type Part = Readonly<Record<string, unknown>>;

/** Parts in which the order of a list says something, so that two lists of it cannot be put together. */
const ORDERED_PARTS: ReadonlySet<string> = new Set(['workflow']);

/** How strict a value is where the domain knows an order: of two, the stricter counts until somebody chose. */
const STRICTNESS: Readonly<Record<string, (value: unknown) => number>> = {
  'scope.decisionRole': (value) => (DECISION_ROLES as readonly unknown[]).indexOf(value),
  'scope.instructionsMajor': (value) => Number(value === true),
  'scope.exposedHeadcount': (value) => Number(value ?? 0),
};

/**
 * Two changes of one part of a record, such as its scope, field by field. A part that one side removed while the other edited
 * it stays. Which side is ours makes no difference to the result.
 */
export function mergePart(part: string, { b, l, r, localIsLater }: Sides): Merged {
  if (!isPart(l) || !isPart(r)) return { value: r ?? l, lost: [] };
  const base = isPart(b) ? b : {};
  const value: Record<string, unknown> = {};
  const lost: Lost[] = [];
  for (const key of new Set([...Object.keys(r), ...Object.keys(l)])) {
    const sides = { b: base[key], l: l[key], r: r[key], localIsLater };
    const merged = changedOnce(sides) ?? mergeInPart(part, key, sides);
    if (merged.value !== undefined) value[key] = merged.value;
    lost.push(...merged.lost);
  }
  return { value, lost };
}

/** What a field becomes that both sides agree on, or that only one of them changed; `undefined` where both did. */
export function changedOnce({ b, l, r }: Pick<Sides, 'b' | 'l' | 'r'>): Merged | undefined {
  if (isSame(l, r) || isSame(b, l)) return { value: r, lost: [] };
  return isSame(b, r) ? { value: l, lost: [] } : undefined;
}

function mergeInPart(part: string, key: string, { b, l, r, localIsLater }: Sides): Merged {
  if (Array.isArray(l) && Array.isArray(r) && !ORDERED_PARTS.has(part)) {
    const [first, second] = localIsLater ? [r, l] : [l, r];
    return { value: mergeContents(asList(b), first, second), lost: [] };
  }
  const field = `${part}.${key}`;
  const rank = STRICTNESS[field] ?? (() => 0);
  const isLocal = rank(l) === rank(r) ? localIsLater : rank(l) > rank(r);
  const [value, other] = isLocal ? [l, r] : [r, l];
  return { value, lost: [{ field, value: other, isLocal: !isLocal }] };
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The number of a merged scope. One that is neither side's is newer than both, so that a form or a review that was made
 * from either of them is known to be about another.
 */
export function mergedScopeVersion(local: Part, remote: Part, scope: unknown): number {
  const [ours, theirs] = [Number(local.scopeVersion ?? 1), Number(remote.scopeVersion ?? 1)];
  const [isOurs, isTheirs] = [isSame(local.scope, scope), isSame(remote.scope, scope)];
  const latest = Math.max(ours, theirs);
  if (isOurs && (isTheirs || ours > theirs)) return latest;
  return isTheirs && theirs > ours ? latest : latest + 1;
}

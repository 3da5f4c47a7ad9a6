import type { ReplyError } from '@/lib/messaging/protocol';

/**
 * A refusal as far as it still holds: what was refused at a field is not held against what stands there now. Where the
 * input has no such field, nothing in the form can show that it was corrected, and the refusal stays.
 */
export function standingProblem(
  refusal: ReplyError | undefined,
  sent: unknown,
  now: unknown,
): ReplyError | undefined {
  if (!refusal?.problems?.length) return refusal;
  const problems = refusal.problems.filter(
    ({ field }) => !field || JSON.stringify(valueAt(sent, field)) === JSON.stringify(valueAt(now, field)),
  );
  return problems.length > 0 ? { ...refusal, problems } : undefined;
}

/** The value of a field, which may be named from a part of the input on: `cases` for `trial.cases`. */
function valueAt(input: unknown, field: string): unknown {
  const found = along(input, field.split('.'));
  if (found !== undefined || typeof input !== 'object' || input === null) return found;
  return Object.values(input)
    .map((part) => (Array.isArray(part) ? undefined : along(part, field.split('.'))))
    .find((value) => value !== undefined);
}

function along(value: unknown, [first, ...rest]: string[]): unknown {
  if (first === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return along((value as Record<string, unknown>)[first], rest);
}

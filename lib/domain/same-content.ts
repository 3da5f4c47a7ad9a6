/** Equal as JSON, in whatever order the fields stand. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || contentText(a) === contentText(b);

/** JSON with sorted keys: two browsers may hold the same fields in another order. */
export function contentText(value: unknown): string {
  return (
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === 'object' && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ) ?? ''
  );
}

/** Rows under the key that `keyOf` says, in their order. Rows without a key are left out. */
export function groupRows<T>(
  rows: readonly T[],
  keyOf: (row: T) => string | undefined,
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

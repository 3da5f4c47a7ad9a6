/** Longest list that is looked at. */
const MAX_LIST = 1000;

/** What stands under these names, own properties only; `undefined` for anything that is not there. */
export function at(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}

export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== '' && found.length <= 2000 ? found : undefined;
}

export function countAt(value: unknown, ...path: string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}

export function listAt(value: unknown, ...path: string[]): unknown[] | undefined {
  const found = at(value, ...path);
  return Array.isArray(found) && found.length <= MAX_LIST ? found : undefined;
}

/** The texts of a list, by a path inside each element. `undefined` unless every element has one. */
export function textsAt(list: unknown[] | undefined, ...path: string[]): string[] | undefined {
  const texts = list?.map((one) => (path.length > 0 ? textAt(one, ...path) : textAt({ one }, 'one')));
  return texts?.every((text) => text !== undefined) ? (texts as string[]) : undefined;
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d{1,6})?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * An instant as Atlassian's tools write it, `2026-10-03T09:12:33.000+0200` among others, or a day alone, which is taken
 * for its midnight in UTC. `undefined` for what is no date, or one from outside the age of tickets.
 */
export function parseInstant(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 40) return undefined;
  const [, day, time, fraction = '', zone = ''] = INSTANT.exec(text) ?? [];
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const iso = day ? `${day}T${time}${fraction.slice(0, 4)}${offset}` : dayAlone(text);
  const date = new Date(iso);
  const year = date.getUTCFullYear();
  return year >= 1980 && year <= 2200 ? date.toISOString() : undefined;
}

function dayAlone(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00.000Z` : '';
}

/**
 * An instant, `null` where the host says that there is none, `undefined` where it says nothing or nothing readable. A
 * field that a person may not see is left out of the answer.
 */
export function momentAt(value: unknown, name: string): string | null | undefined {
  const found = at(value, name);
  return found === null ? null : parseInstant(found);
}

/** The same for a number. */
export function numberAt(value: unknown, name: string): number | null | undefined {
  const found = at(value, name);
  if (found === null) return null;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

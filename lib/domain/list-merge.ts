import { contentText, isSame } from './same-content';

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A set of ids: both sides' additions, minus both sides' removals. */
export function mergeSet(base: unknown[], local: unknown[], remote: unknown[]): unknown[] {
  const removed = base.filter((one) => !local.includes(one) || !remote.includes(one));
  return [...new Set([...remote, ...local])].filter((one) => !removed.includes(one));
}

/** The server's order, then what only we have. An object that one side took out stays out; an edited one is the server's. */
export function mergeLists(
  base: unknown[],
  local: unknown[],
  remote: unknown[],
  key: (one: unknown) => string,
): unknown[] {
  const inBase = new Map(base.map((one) => [key(one), one]));
  const inLocal = new Map(local.map((one) => [key(one), one]));
  const inRemote = new Set(remote.map(key));
  const kept = remote.flatMap((one) => {
    const id = key(one);
    const ours = inLocal.get(id);
    if (ours === undefined) return inBase.has(id) ? [] : [one];
    return [isSame(one, inBase.get(id)) ? ours : one];
  });
  const added = local.filter((one) => !inRemote.has(key(one)) && !inBase.has(key(one)));
  return [...kept, ...added];
}

/**
 * A log, from which nobody ever takes anything out: the server's entries as they stand there, as its guard asks of whoever
 * may only add to them, then those that only we have.
 */
export function mergeLog(local: unknown[], remote: unknown[]): unknown[] {
  const known = new Set(remote.map(contentText));
  return [...remote, ...local.filter((one) => !known.has(contentText(one)))];
}

/**
 * A list of things without an id, each known by what it says: both sides' additions stay, and what one side took out is out.
 * One that both changed stays in both versions. `first` is the side that wrote earlier.
 */
export function mergeContents(base: unknown[], first: unknown[], second: unknown[]): unknown[] {
  const [before, early, late] = [counted(base), counted(first), counted(second)];
  const stays = (key: string) => (before.has(key) ? early.has(key) && late.has(key) : true);
  return [...new Map([...before, ...early, ...late])].filter(([key]) => stays(key)).map(([, one]) => one);
}

/** Things by what they say; the second that says the same is another thing. */
function counted(list: unknown[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const one of list) {
    const text = contentText(one);
    let nth = 0;
    while (found.has(`${nth} ${text}`)) nth += 1;
    found.set(`${nth} ${text}`, one);
  }
  return found;
}

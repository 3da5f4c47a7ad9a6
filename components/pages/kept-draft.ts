import { PAGE_ITEMS } from '@/lib/domain/disclosure/local-stores';

/*
 * What was typed into a form of the extension's pages, kept in this browser until it is saved or given up: another page,
 * a closed tab, a restart or an update of the extension loses nothing. It never leaves the browser.
 */

/** Which form it is, and what it is about: a record's id, for instance. */
export type DraftPlace = readonly [kind: (typeof PAGE_ITEMS)[number], about: string];

/**
 * The kept draft, or undefined when there is none. What is not of the kind it has in `like`, as after an update of the
 * form, is taken from there, field by field.
 */
export function keptDraft<T extends object>(place: DraftPlace, like: T): T | undefined {
  const kept = read(localStorage.getItem(nameOf(place)));
  if (!kept) return undefined;
  const fitting = Object.entries(kept).filter(
    ([field, value]) => !(field in like) || fits(value, like[field as keyof T]),
  );
  return { ...like, ...Object.fromEntries(fitting) };
}

export function keepDraft(place: DraftPlace, draft: object): void {
  try {
    localStorage.setItem(nameOf(place), JSON.stringify(draft));
  } catch {
    // The browser's space is used up. The words are still in the form.
  }
}

export function forgetDraft(place: DraftPlace): void {
  localStorage.removeItem(nameOf(place));
}

export function forgetAllDrafts(): void {
  for (const kind of PAGE_ITEMS) for (const about of keptAbout(kind)) forgetDraft([kind, about]);
}

/** What the kept drafts of one form are about. */
export function keptAbout(kind: DraftPlace[0]): string[] {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(nameOf([kind, ''])));
  return names.map((name) => name.slice(nameOf([kind, '']).length));
}

function nameOf([kind, about]: DraftPlace): string {
  return `${kind}:${about}`;
}

/** Whether a value is of the same kind as another, and each of its fields too. */
function fits(value: unknown, like: unknown): boolean {
  if (!isSameKind(value, like)) return false;
  if (!isRecord(value) || !isRecord(like)) return true;
  return Object.entries(like).every(([field, inner]) => isSameKind(value[field], inner));
}

function isSameKind(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && Array.isArray(a) === Array.isArray(b) && isRecord(a) === isRecord(b);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(text: string | null): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

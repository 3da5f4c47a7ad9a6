import type { KeyboardEvent } from 'react';

/** Arrow up and down, Home and End move between the rows of the queue, whatever in a row has the focus, except a field. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (isField(event.target) || !['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.findIndex((row) => row.contains(event.target as Node));
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key] ?? here;
  const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
  if (!row) return;
  event.preventDefault();
  row.focus();
}

/** Where keys are text, or have a meaning of their own. */
export function isField(target: EventTarget): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

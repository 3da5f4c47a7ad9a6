import { emptyMetricDraft, type MetricDraft } from './metric-draft';

/*
 * What was typed into a new definition, kept in this browser until it is saved or given up: a closed tab, a restart or an
 * update of the extension loses nothing. It never leaves the browser.
 */

const place = (initiativeId: string) => `metric-draft:${initiativeId}`;

/** The kept draft, or an empty one. What does not look like a draft of this version is left out, field by field. */
export function keptDraft(initiativeId: string, ownerId: string): MetricDraft {
  const empty = emptyMetricDraft(ownerId);
  const kept = parse(localStorage.getItem(place(initiativeId)));
  const fits = Object.entries(empty).filter(
    ([field, value]) => field in kept && typeof kept[field] === typeof value && kept[field] !== null,
  );
  return { ...empty, ...Object.fromEntries(fits.map(([field]) => [field, kept[field]])) };
}

export function keepDraft(initiativeId: string, draft: MetricDraft): void {
  localStorage.setItem(place(initiativeId), JSON.stringify(draft));
}

export function forgetDraft(initiativeId: string): void {
  localStorage.removeItem(place(initiativeId));
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

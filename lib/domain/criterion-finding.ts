import type { GovernedFacts } from './initiative-records';
import type { CriterionView } from './overview-types';
import type { Instant } from './primitives';

/** What the records say about one criterion right now, before waivers and before what a gate fixed. */
export type Finding = {
  state: 'met' | 'met_late' | 'claimed' | 'unmet' | 'unknown' | 'not_applicable';
  missing: MissingItem[];
  /** What was counted or dated, by which a machine-checked criterion is met. */
  metBy?: MissingItem[];
  /** Since when it is not met, where the records tell. */
  since?: Instant;
};

export type CriterionRule = (facts: GovernedFacts) => Finding;

export type MissingItem = Omit<CriterionView['missing'][number], 'suppliedBy'>;

/** Met when nothing is missing; then `metBy` says by what. */
export function metUnless(
  missing: readonly (MissingItem | false | undefined)[],
  metBy: MissingItem[] = [],
): Finding {
  const items = missing.filter((item) => item !== false && item !== undefined);
  if (items.length > 0) return { state: 'unmet', missing: items };
  return { state: 'met', missing: [], ...(metBy.length > 0 && { metBy }) };
}

/** One missing thing; its sentence is the message `missing.<id>`. */
export function missing(id: string, values?: Record<string, string | number>): MissingItem {
  return values ? { id: `missing.${id}`, values } : { id: `missing.${id}` };
}

/** One figure or day by which a criterion is met; its sentence is the message `metBy.<id>`. */
export function metBy(id: string, values: Record<string, string | number>): MissingItem {
  return { id: `metBy.${id}`, values };
}

export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

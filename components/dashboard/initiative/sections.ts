import { requirementsOf } from '@/lib/domain/governance';
import { REQUIRED_DIMENSIONS } from '@/lib/domain/governance-records';
import type { CriterionView } from '@/lib/domain/overview-types';
import { newMetricHash } from '../metric/metric-routes';

/** The pages of one initiative, in the order of their tabs. */
export const SECTIONS = [
  'overview',
  'criteria',
  'case',
  'scope',
  'plan',
  'review',
  'evidence',
  'life',
] as const;
export type Section = (typeof SECTIONS)[number];

export function sectionOf(part: string | undefined): Section {
  return SECTIONS.find((one) => one === part) ?? 'overview';
}

export function sectionHash(initiativeId: string, section: Section, part?: string): string {
  const base = `#/initiative/${initiativeId}`;
  if (section === 'overview') return base;
  return part ? `${base}/${section}/${encodeURIComponent(part)}` : `${base}/${section}`;
}

/** Where each criterion is seen to. What proves itself from use leads to where its use is arranged. */
const PLACES: Record<string, Section> = {
  'P1-VOLUME': 'case',
  'P1-FRICTION': 'case',
  'P1-RATIO': 'case',
  'P1-OWNER': 'case',
  'P1-IO': 'scope',
  'P1-WILLING': 'plan',
  'P2-NOSWITCH': 'evidence',
  'P2-RESHAPE': 'plan',
  'P2-MESSY': 'plan',
  'P2-SKEPTIC': 'plan',
  'P3-RUN': 'plan',
  'P4-CHANGE': 'plan',
};
const DIMENSION_PLACES: Record<string, string> = {
  'P3-ACC': 'accuracy',
  'P3-BIAS': 'bias',
  'P3-AUD': 'auditability',
  'P3-ACCT': 'accountability',
};

/** What evidence for a criterion is filed under: the criterion itself, or the points of the dimension it is decided on. */
export function evidenceTargets(criterionId: string): string[] {
  const dimension = REQUIRED_DIMENSIONS.find((one) => one === DIMENSION_PLACES[criterionId]);
  return dimension ? [criterionId, ...requirementsOf(dimension)] : [criterionId];
}

/** The page on which a criterion can be met; `undefined` for a late start, which nothing done now makes early. */
export function placeOfCriterion(
  initiativeId: string,
  { id: criterionId, state, missing = [] }: Pick<CriterionView, 'id'> & Partial<CriterionView>,
): string | undefined {
  if (state === 'met_late') return undefined;
  if (missing.some(({ id }) => id === 'missing.headline_metric')) return newMetricHash(initiativeId);
  if (criterionId === 'P2-INSIDE') return '/options.html#/rules';
  const dimension = DIMENSION_PLACES[criterionId];
  if (dimension) return sectionHash(initiativeId, 'review', dimension);
  return sectionHash(initiativeId, PLACES[criterionId] ?? 'overview');
}

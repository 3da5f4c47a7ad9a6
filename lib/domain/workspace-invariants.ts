import type { Problem } from './errors';
import { GUIDANCE_NAMES, guidanceTextProblems } from './guidance-texts';
import type { Workspace } from './workspace';

/** Sensible bounds of the thresholds, lowest and highest; days unless the name says otherwise. */
export const THRESHOLD_BOUNDS = {
  minVolume: [1, 1_000_000],
  minCases: [1, 1_000_000],
  minUsers: [1, 1_000_000],
  minN: [1, 1_000_000],
  stuckDays: [7, 730],
  waiverDays: [1, 90], // INV-7: a waiver ends within 90 days
} as const;

const VALIDITY_BOUNDS = [7, 1095] as const;

/** A period is announced while it runs, so a lead is no longer than the period's own working days. */
const LEAD_BOUNDS = {
  weekly: [0, 5],
  biweekly: [0, 10],
  monthly: [0, 20],
  quarterly: [0, 60],
} as const;

/** What is wrong with the settings of a workspace, by field. */
export function checkWorkspace({ workdays, holidays, thresholds, ...rest }: Workspace): Problem[] {
  const within = (field: string, value: number, [least, most]: readonly [number, number]): Problem[] =>
    value >= least && value <= most ? [] : [{ code: 'setting_out_of_range', field, values: { least, most } }];
  const { minimal, limited, high } = thresholds.validityDays;
  return [
    ...(workdays.length === 0 ? [{ code: 'workdays_required', field: 'workdays' } as const] : []),
    ...(holidays.length > 400
      ? [{ code: 'setting_out_of_range', field: 'holidays', values: { least: 0, most: 400 } } as const]
      : []),
    ...Object.entries(THRESHOLD_BOUNDS).flatMap(([name, bounds]) =>
      within(`thresholds.${name}`, thresholds[name as keyof typeof THRESHOLD_BOUNDS], bounds),
    ),
    ...Object.entries(thresholds.validityDays).flatMap(([tier, days]) =>
      typeof days === 'number' ? within(`thresholds.validityDays.${tier}`, days, VALIDITY_BOUNDS) : [],
    ),
    // A higher risk must never hold longer than a lower one.
    ...(limited > minimal || high > limited
      ? [{ code: 'validity_upside_down', field: 'thresholds.validityDays.high' } as const]
      : []),
    ...Object.entries(LEAD_BOUNDS).flatMap(([cadence, bounds]) => {
      const days = rest.leadDays?.[cadence];
      return typeof days === 'number' ? within(`leadDays.${cadence}`, days, bounds) : [];
    }),
    ...guidanceProblems(rest.guidanceTexts),
  ];
}

/** By language and sentence, e.g. `guidanceTexts.de.pilot`. */
function guidanceProblems(texts: Workspace['guidanceTexts']): Problem[] {
  return (['en', 'de'] as const).flatMap((language) =>
    GUIDANCE_NAMES.flatMap((name) => {
      const words = texts?.[language]?.[name];
      const field = `guidanceTexts.${language}.${name}`;
      return words === undefined ? [] : guidanceTextProblems(name, words, field);
    }),
  );
}

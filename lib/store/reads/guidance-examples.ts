import { GUIDANCE_NAMES, type GuidanceName } from '@/lib/domain/guidance-texts';
import type { GuidanceView } from '@/lib/domain/overview-types';
import { database, type PilotlightDatabase } from '../database';
import { getInitiativeOverview } from '../reads';
import { listInitiativeBriefs } from './portfolio';

/** For each guidance sentence an initiative of this workspace to which it applies now, where there is one. */
export type GuidanceExamples = Partial<
  Record<GuidanceName, { initiativeName: string; values: GuidanceView['values'] }>
>;

export async function readGuidanceExamples(
  now: string,
  db: PilotlightDatabase = database,
): Promise<GuidanceExamples> {
  const examples: GuidanceExamples = {};
  for (const { id } of await listInitiativeBriefs(now, db)) {
    const overview = await getInitiativeOverview(id, now, db);
    const name = GUIDANCE_NAMES.find((one) => overview?.guidance.id === `guidance.${one}`);
    if (overview && name)
      examples[name] ??= { initiativeName: overview.name, values: overview.guidance.values };
    if (Object.keys(examples).length === GUIDANCE_NAMES.length) break;
  }
  return examples;
}

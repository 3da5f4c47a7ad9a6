import { dayAt } from '@/lib/domain/calendar';
import type { Initiative } from '@/lib/domain/initiative';
import type { Person } from '@/lib/domain/people';
import { byConsequence, derivePrompts, type PromptRecords } from '@/lib/domain/prompts/derive-prompts';
import { type StandingPrompt, standingPrompts } from '@/lib/domain/prompts/prompt-state';
import type { Workspace } from '@/lib/domain/workspace';
import { database, type PilotlightDatabase } from '../database';
import { fromRow } from '../documents';
import { readPromptRecords } from '../prompt-records';
import { listStakes } from '../prompt-stakes';
import { readWorkspaceState } from '../reads';

/**
 * What waits for a person, from indexed and bounded reads: the store may hold thousands of initiatives and a million
 * values of which this person answers for a few.
 */

/** Everything that waits for the person in front of this browser, gravest first. */
export type Queue = {
  me?: Person;
  prompts: StandingPrompt[];
  /** Initiatives of theirs that are paused: nothing but safety asks there, and it is said so. */
  paused: Pick<Initiative, 'id' | 'name' | 'pausedSince' | 'statusReason'>[];
};

const NOTHING: Queue = { prompts: [], paused: [] };

export async function readQueue(now: string, db: PilotlightDatabase = database): Promise<Queue> {
  const { workspace, me } = await readWorkspaceState(db);
  if (!workspace || !me) return NOTHING;
  return db.transaction('r', [db.docs, db.prompts, db.meta], async () => {
    const stakes = await listStakes(me, now, db);
    const records = await readPromptRecords(stakes, me, dayAt(now, workspace.timeZone), db);
    const prompts = records.flatMap((one) => derivePrompts(one, now, workspace, me.id)).sort(byConsequence);
    const paused = records
      .map(({ initiative }) => initiative)
      .filter(({ status, archivedAt }) => status === 'paused' && archivedAt === undefined)
      .map(({ id, name, pausedSince, statusReason }) => ({
        id,
        name,
        ...(pausedSince ? { pausedSince } : {}),
        ...(statusReason ? { statusReason } : {}),
      }));
    return { me, prompts: await withStates(prompts, now, db), paused };
  });
}

/** What waits for one person in one initiative. */
export async function readInitiativePrompts(
  initiativeId: string,
  now: string,
  personId: string | undefined,
  db: PilotlightDatabase = database,
): Promise<{ prompts: StandingPrompt[]; workspace?: Workspace }> {
  const { workspace } = await readWorkspaceState(db);
  const row = personId === undefined ? undefined : await db.docs.get(`per:${personId}`);
  const me = row && fromRow('person', row);
  if (!workspace || !me) return { prompts: [] };
  const [records] = await readPromptRecords(
    [{ initiativeId, whole: true }],
    me,
    dayAt(now, workspace.timeZone),
    db,
  );
  const prompts = records ? derivePrompts(records, now, workspace, me.id) : [];
  return { prompts: await withStates(prompts, now, db), workspace };
}

/** What waits for a person according to records that were read already, with their own doing beside it. */
export function readStandingPrompts(
  records: PromptRecords,
  me: Person,
  now: string,
  workspace: Workspace,
  db: PilotlightDatabase = database,
): Promise<StandingPrompt[]> {
  return withStates(derivePrompts(records, now, workspace, me.id), now, db);
}

async function withStates(
  prompts: Parameters<typeof standingPrompts>[0],
  now: string,
  db: PilotlightDatabase,
): Promise<StandingPrompt[]> {
  const states = await db.prompts.bulkGet(prompts.map(({ id }) => id));
  return standingPrompts(
    prompts,
    new Map(states.flatMap((state) => (state ? [[state.id, state] as const] : []))),
    now,
  );
}

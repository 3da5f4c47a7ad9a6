import { dayAt } from '@/lib/domain/calendar';
import { AppError, type Problem } from '@/lib/domain/errors';
import type { Initiative } from '@/lib/domain/initiative';
import { INITIATIVE_ACTIONS, type InitiativeAction, mayAct } from '@/lib/domain/initiative-rights';
import { type PlanPart, partStamp } from '@/lib/domain/plan-parts';
import type { Day } from '@/lib/domain/primitives';
import type { Workspace } from '@/lib/domain/workspace';
import { type Author, commit, type Unit } from '../commit';
import type { PilotlightDatabase } from '../database';

/** The initiative a command is about, as it is inside the transaction. */
export type Subject = { unit: Unit; initiative: Initiative; workspace: Workspace; today: Day };

/** What an edit changes, and how the log calls it. `undefined` as a value removes the field. */
export type Edit = {
  change: { [K in keyof Initiative]?: Initiative[K] | undefined };
  action: string;
  reason?: string;
};

/**
 * One change of one initiative by somebody who may make it.
 *
 * @param target.on the part that is replaced, and the stamp of what it said when the edit began.
 * @throws AppError `not_found`, `office_required`, `edited_elsewhere`, or `invalid_input` with the invariants it breaks.
 */
export function editInitiative(
  target: {
    initiativeId: string;
    as: InitiativeAction;
    on?: { part: PlanPart; stamp: string | undefined };
  },
  author: Author,
  db: PilotlightDatabase,
  edit: (subject: Subject) => Edit | Promise<Edit>,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    const subject = await subjectOf(unit, target.initiativeId);
    await requireOffice(subject, target.as, author);
    const { on } = target;
    if (on?.stamp !== undefined && on.stamp !== partStamp(subject.initiative, on.part)) {
      throw new AppError('edited_elsewhere');
    }
    await writeEdit(subject, await edit(subject));
    return {};
  });
}

/** Reads initiative and workspace inside a transaction. @throws AppError `not_found` */
export async function subjectOf(unit: Unit, initiativeId: string): Promise<Subject> {
  const [initiative, workspace] = await Promise.all([
    unit.get('initiative', `ini:${initiativeId}`),
    unit.get('workspace', 'meta:policy'),
  ]);
  if (!initiative || !workspace) throw new AppError('not_found');
  return { unit, initiative, workspace, today: dayAt(unit.now, workspace.timeZone) };
}

/** @throws AppError `invalid_input` with `office_required`, which names who may do it. */
export async function requireOffice(
  { unit, initiative }: Subject,
  action: InitiativeAction,
  author: Author,
): Promise<void> {
  const person = await unit.get('person', `per:${author.personId}`);
  if (mayAct(action, person, initiative, unit.now)) return;
  const offices: readonly string[] = INITIATIVE_ACTIONS[action];
  const office = offices.includes('delegate') ? 'delegate' : (offices[0] ?? 'business_owner');
  throw new AppError('invalid_input', [{ code: 'office_required', values: { office } }]);
}

/** Writes an edit with its audit entry. */
export async function writeEdit(
  { unit, initiative }: Subject,
  { change, action, reason }: Edit,
): Promise<void> {
  const merged = { ...initiative, ...change, ...unit.envelope };
  const record = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
  await unit.put('initiative', record as unknown as Initiative, action, reason);
}

/** Refuses with one problem. */
export function refuse(problem: Problem): never {
  throw new AppError('invalid_input', [problem]);
}

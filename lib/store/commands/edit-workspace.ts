import { AppError } from '@/lib/domain/errors';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import type { Workspace } from '@/lib/domain/workspace';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { requireRole } from './roles';

export type WorkspaceChange = Pick<
  Workspace,
  'name' | 'timeZone' | 'weekStart' | 'workdays' | 'holidays' | 'fiscalYearStartMonth' | 'thresholds'
> & { hourlyRate?: Workspace['hourlyRate'] | undefined };

/**
 * Saves the organisation's settings as a whole; without an hourly rate there is none.
 *
 * @throws AppError `edited_elsewhere` when they were saved meanwhile.
 */
export function editWorkspace(
  { at, ...change }: WorkspaceChange & { at: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ at: string }> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const before = await unit.get('workspace', 'meta:policy');
    if (!before) throw new AppError('no_workspace');
    if (before.at !== at) throw new AppError('edited_elsewhere');
    const { hourlyRate: _, ...kept } = before;
    const next = {
      ...kept,
      ...withoutUndefined(change),
      ...unit.envelope,
      holidays: [...new Set(change.holidays)].sort(),
      workdays: [...new Set(change.workdays)].sort(),
    };
    await unit.put('workspace', next as Workspace, 'workspace.edit');
    return { at: unit.now };
  });
}

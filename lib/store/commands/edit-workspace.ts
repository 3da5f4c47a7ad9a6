import { AppError } from '@/lib/domain/errors';
import type { GuidanceName } from '@/lib/domain/guidance-texts';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import type { AskedDimension, Workspace, WorkspaceLanguage } from '@/lib/domain/workspace';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { requireRole } from './roles';

export type WorkspaceChange = Pick<
  Workspace,
  'name' | 'timeZone' | 'weekStart' | 'workdays' | 'holidays' | 'fiscalYearStartMonth' | 'thresholds'
> & {
  hourlyRate?: Workspace['hourlyRate'] | undefined;
  locale?: WorkspaceLanguage | undefined;
  rigor?: Workspace['rigor'] | undefined;
  optionalDimensions?: AskedDimension[] | undefined;
  leadDays?: Workspace['leadDays'] | undefined;
  guidanceTexts?: { [L in 'en' | 'de']: OwnTexts } | undefined;
};

type OwnTexts = { [N in GuidanceName]?: string | undefined };

/**
 * Saves the organisation's settings; without an hourly rate there is none, and what else is left out stays. Who changed
 * what, and from what, stands in the log.
 *
 * @throws AppError `edited_elsewhere` when they were saved meanwhile.
 */
export function editWorkspace(
  { at, guidanceTexts, ...rest }: WorkspaceChange & { at: string },
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
      ...withoutUndefined(rest),
      ...(guidanceTexts && { guidanceTexts: ownTextsOf(guidanceTexts) }),
      ...unit.envelope,
      holidays: [...new Set(rest.holidays)].sort(),
      workdays: [...new Set(rest.workdays)].sort(),
    };
    await unit.put('workspace', next as Workspace, 'workspace.edit');
    return { at: unit.now };
  });
}

/** A text that was put back to the standard one is none: it must not outlive a better standard. */
function ownTextsOf({ en, de }: { [L in 'en' | 'de']: OwnTexts }): NonNullable<Workspace['guidanceTexts']> {
  return { en: withoutUndefined(en), de: withoutUndefined(de) };
}

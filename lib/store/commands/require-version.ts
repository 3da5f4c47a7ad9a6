import { AppError } from '@/lib/domain/errors';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { requireRole } from './roles';

/**
 * From now on everybody needs at least this version to write; without one, anybody may. Also an older version takes the
 * demand back, since nobody may be left with settings that no build can change.
 *
 * @throws AppError `invalid_input` with `min_client_form` or `min_client_above_own`
 */
export function requireVersion(
  version: string | undefined,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const before = await unit.get('workspace', 'meta:policy');
    if (!before) throw new AppError('no_workspace');
    const { minClient: _, ...rest } = before;
    const next = { ...rest, ...unit.envelope, ...(version === undefined ? {} : { minClient: version }) };
    await unit.put('workspace', next, 'workspace.require_version');
    return {};
  });
}

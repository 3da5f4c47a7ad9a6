import { dayAt } from '@/lib/domain/calendar';
import type { RuleImportContext } from '@/lib/domain/mapping/rule-import';
import { database, type PilotlightDatabase } from '../database';
import { fromRow } from '../documents';
import { listRules, readWorkspaceState } from '../reads';
import { listSeen } from '../seen';

/** What a file of rules is compared with: everything as it stands now. */
export async function readImportContext(
  now: string,
  db: PilotlightDatabase = database,
): Promise<Pick<RuleImportContext, 'rules' | 'initiatives' | 'seen' | 'today'>> {
  const [rules, initiatives, seen, { workspace }] = await Promise.all([
    listRules(db),
    listInitiativeKeys(db),
    listSeen(db),
    readWorkspaceState(db),
  ]);
  return { rules, initiatives, seen, today: dayAt(now, workspace?.timeZone ?? 'UTC') };
}

/** By which names a file may call the initiatives, archived ones included. */
export async function listInitiativeKeys(
  db: PilotlightDatabase = database,
): Promise<RuleImportContext['initiatives']> {
  const rows = await db.docs.where('cls').equals('initiative').toArray();
  return rows.flatMap((row) => fromRow('initiative', row) ?? []);
}

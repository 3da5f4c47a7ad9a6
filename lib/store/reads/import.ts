import { dayAt } from '@/lib/domain/calendar';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleImportContext } from '@/lib/domain/mapping/rule-import';
import { database, type PilotlightDatabase } from '../database';
import { fromRow } from '../documents';
import { readWorkspaceState } from '../reads';
import { listSeen } from '../seen';

/** What a file of rules is compared with: everything as it stands now. Read in slices, between which a page may answer. */
export async function readImportContext(
  now: string,
  db: PilotlightDatabase = database,
): Promise<Pick<RuleImportContext, 'rules' | 'initiatives' | 'seen' | 'today'>> {
  const [rules, initiatives, seen, { workspace }] = await Promise.all([
    listRulesInSlices(db),
    listInitiativeKeys(db),
    listSeen(db),
    readWorkspaceState(db),
  ]);
  return { rules, initiatives, seen, today: dayAt(now, workspace?.timeZone ?? 'UTC') };
}

async function listRulesInSlices(db: PilotlightDatabase): Promise<Rule[]> {
  const ids = await db.docs.where('cls').equals('rule').primaryKeys();
  const rules: Rule[] = [];
  for (let at = 0; at < ids.length; at += SLICE) {
    const rows = await db.docs.bulkGet(ids.slice(at, at + SLICE));
    rules.push(...rows.flatMap((row) => (row && fromRow('rule', row)) ?? []));
  }
  return rules;
}

const SLICE = 500;

/** By which names a file may call the initiatives, archived ones included. */
export async function listInitiativeKeys(
  db: PilotlightDatabase = database,
): Promise<RuleImportContext['initiatives']> {
  const rows = await db.docs.where('cls').equals('initiative').toArray();
  return rows.flatMap((row) => fromRow('initiative', row) ?? []);
}

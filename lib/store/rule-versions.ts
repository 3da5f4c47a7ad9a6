import type { Rule } from '@/lib/domain/mapping/rule';
import { type RuleHealth, ruleHealth } from '@/lib/domain/mapping/rule-health';
import { type RuleVersion, ruleHistory } from '@/lib/domain/mapping/rule-history';
import { database, type PilotlightDatabase } from './database';
import { ofClass } from './doc-ranges';
import { fromRow } from './documents';

/** A rule with its earlier versions, newest first, as far as this device's log knows them. */
export async function listRuleVersions(
  ruleId: string,
  db: PilotlightDatabase = database,
): Promise<RuleVersion[]> {
  const id = `map:${ruleId}`;
  const row = await db.docs.get(id);
  const rule: Rule | undefined = row && fromRow('rule', row);
  if (!rule) return [];
  const entries = await ofClass(db, 'audit')
    .filter(({ doc }) => doc.entityId === id)
    .toArray();
  return ruleHistory(
    rule,
    entries.flatMap((entry) => fromRow('audit', entry) ?? []),
  );
}

/** How often each rule matched on this device, without person and page. */
export async function readRuleHealth(
  today: string,
  db: PilotlightDatabase = database,
): Promise<ReadonlyMap<string, RuleHealth>> {
  return ruleHealth(await db.matchCounts.toArray(), today);
}

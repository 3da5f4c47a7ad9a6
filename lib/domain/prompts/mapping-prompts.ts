import { dayAt } from '../calendar';
import type { Finding } from './prompt';
import { holdersOf, type PromptFacts } from './prompt-facts';

/** "Not the right initiative", until the rule it was about is changed or switched off. One per rule, however many reports. */
export function mappingReport(facts: PromptFacts): Finding[] {
  const byRule = new Map<string, { since: string; name: string; count: number }>();
  for (const { report, ruleName, activeVersion } of facts.reports) {
    if (activeVersion === undefined || activeVersion > report.ruleVersion) continue;
    const known = byRule.get(report.ruleId);
    const since = known && known.since < report.at ? known.since : report.at;
    byRule.set(report.ruleId, { since, name: ruleName, count: (known?.count ?? 0) + 1 });
  }
  return [...byRule].map(([id, { since, name, count }]) => ({
    subject: { entityType: 'report', id },
    title: name,
    since: dayAt(since, facts.workspace.timeZone),
    audience: holdersOf('admin', 'admin', facts),
    values: { count },
    weight: count,
  }));
}

/** Two rules that cannot both be right. The store refuses to make them; two devices can, each for itself. */
export function mappingConflict(facts: PromptFacts): Finding[] {
  return facts.ties.map(({ ruleId, ruleName, otherName, since }) => ({
    subject: { entityType: 'rule', id: ruleId },
    title: ruleName,
    since: dayAt(since, facts.workspace.timeZone),
    audience: holdersOf('admin', 'admin', facts),
    values: { other: otherName },
  }));
}

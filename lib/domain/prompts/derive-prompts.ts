import { hasEnded } from '../initiative';
import { governedFactsOf, type InitiativeRecords } from '../overview';
import type { Instant, PersonId } from '../primitives';
import type { Workspace } from '../workspace';
import type { Finding, Prompt } from './prompt';
import { isQuiet, type PromptFacts, type ReportedRule, type RuleTie } from './prompt-facts';
import { PROMPT_TYPES, type PromptType } from './prompt-table';

/** What prompts of one initiative are derived from. */
export type PromptRecords = InitiativeRecords & {
  reports?: readonly ReportedRule[];
  ties?: readonly RuleTie[];
};

const TYPES = Object.keys(PROMPT_TYPES) as PromptType[];

/**
 * Everything of one initiative that waits for somebody at `now`, gravest first; for one person when `audienceId` is
 * given. Never throws on incomplete records. At most one prompt per type, subject, period and audience (INV-25).
 */
export function derivePrompts(
  records: PromptRecords,
  now: Instant,
  workspace: Workspace,
  audienceId?: PersonId,
): Prompt[] {
  const facts: PromptFacts = {
    ...governedFactsOf(records, now, workspace),
    reports: records.reports ?? [],
    ties: records.ties ?? [],
  };
  if (isOver(facts)) return [];
  const quiet = isQuiet(facts);
  const prompts = TYPES.flatMap((type, rank) =>
    PROMPT_TYPES[type].find(facts).flatMap((finding) => promptsFor(type, rank, finding, facts, audienceId)),
  ).filter(({ severity }) => !quiet || severity === 'safety');
  // The first capacity in which somebody is asked stands: an owner who is the delegate too is asked once.
  const unique = new Map<string, Prompt>();
  for (const prompt of prompts) if (!unique.has(prompt.id)) unique.set(prompt.id, prompt);
  return [...unique.values()].sort(byConsequence);
}

/** Gravest first: safety, then the type's consequence, then how much hangs on it, then how long it has waited. */
export function byConsequence(a: Prompt, b: Prompt): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    a.rank - b.rank ||
    b.weight - a.weight ||
    compare(a.since, b.since) ||
    compare(a.title, b.title) ||
    compare(a.id, b.id)
  );
}

const SEVERITIES: readonly Prompt['severity'][] = ['safety', 'normal', 'hint'];

function isOver({ initiative }: PromptFacts): boolean {
  return hasEnded(initiative) || initiative.archivedAt !== undefined;
}

function promptsFor(
  type: PromptType,
  rank: number,
  finding: Finding,
  facts: PromptFacts,
  audienceId: PersonId | undefined,
): Prompt[] {
  const { severity, action } = PROMPT_TYPES[type];
  const { subject, period, variant, values = {}, weight = 0 } = finding;
  return finding.audience
    .filter(({ personId }) => audienceId === undefined || personId === audienceId)
    .map(({ personId, as }) => ({
      id: [type, `${subject.entityType}:${subject.id}`, period?.start ?? '', personId].join('|'),
      type,
      severity: finding.severity ?? severity,
      rank,
      weight,
      initiativeId: facts.initiative.id,
      initiativeName: facts.initiative.name,
      subject,
      title: finding.title,
      audienceId: personId,
      as,
      since: finding.since,
      ...(finding.until ? { until: finding.until } : {}),
      ...(period ? { period } : {}),
      sentence: { id: `prompt.${type}${variant ? `.${variant}` : ''}`, values },
      action: finding.action ?? action,
      ...(finding.escalation ? { escalation: finding.escalation } : {}),
    }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

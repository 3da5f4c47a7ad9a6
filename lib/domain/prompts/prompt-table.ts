import { concernOpen } from './concern-prompts';
import { approvalExpiring, approvalLapsed, stuckCriteria } from './governance-prompts';
import { mappingConflict, mappingReport } from './mapping-prompts';
import { metricDue, metricOverdue } from './metric-due';
import { baselineMissing, flatLine, guardrailBreach, targetDue, timeDestination } from './metric-state';
import type { Finding, PromptAction, PromptSeverity } from './prompt';
import type { PromptFacts } from './prompt-facts';
import { succession } from './succession-prompts';

type PromptRow = {
  severity: PromptSeverity;
  action: PromptAction;
  /** When it stands, and who is asked. A finding may differ from its row in severity, sentence and action. */
  find: (facts: PromptFacts) => Finding[];
};

/**
 * Every kind of prompt, gravest consequence first: the order of the rows is the order of the queue. Its sentence is
 * `prompt.<type>`, with the finding's variant behind it.
 */
export const PROMPT_TYPES = {
  approval_lapsed: { severity: 'safety', action: 'open_initiative', find: approvalLapsed },
  guardrail_breach: { severity: 'safety', action: 'open_initiative', find: guardrailBreach },
  concern_open: { severity: 'safety', action: 'open_initiative', find: concernOpen },
  metric_overdue: { severity: 'normal', action: 'enter_value', find: metricOverdue },
  approval_expiring: { severity: 'normal', action: 'open_initiative', find: approvalExpiring },
  succession: { severity: 'normal', action: 'open_initiative', find: succession },
  metric_due: { severity: 'normal', action: 'enter_value', find: metricDue },
  mapping_conflict: { severity: 'normal', action: 'open_rules', find: mappingConflict },
  target_due: { severity: 'normal', action: 'open_initiative', find: targetDue },
  baseline_missing: { severity: 'normal', action: 'open_initiative', find: baselineMissing },
  mapping_report: { severity: 'normal', action: 'open_rules', find: mappingReport },
  criterion_missing: { severity: 'normal', action: 'open_initiative', find: stuckCriteria },
  time_destination: { severity: 'hint', action: 'open_initiative', find: timeDestination },
  vanity_warning: { severity: 'hint', action: 'open_initiative', find: flatLine },
} as const satisfies Record<string, PromptRow>;
export type PromptType = keyof typeof PROMPT_TYPES;

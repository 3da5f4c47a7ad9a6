import type { Day, PersonId } from '../primitives';

/** How much is at stake: `safety` is exempt from the daily budget and cannot be snoozed; a `hint` never counts on the badge. */
export type PromptSeverity = 'safety' | 'normal' | 'hint';

/** What the person can do about it where it is shown. `open`: on the page of its subject. */
export type PromptAction = 'enter_value' | 'prepare_value' | 'open_initiative' | 'open_rules';

/** Why it is this person's. The first is who should act; the others look on, or stand in. */
export type PromptRole = 'owner' | 'delegate' | 'business_owner' | 'executive' | 'reviewer' | 'admin';

export type PromptSubject = {
  entityType: 'metric' | 'initiative' | 'dimension' | 'rule' | 'report' | 'condition' | 'concern';
  id: string;
};

/** A period that a prompt asks about. */
export type PromptPeriod = { start: Day; end: Day; graceEnd: Day };

/** To whom an overdue value went besides its owner, and since when. Nothing is sent: they see it where they look. */
export type Escalation = {
  level: 'delegates_and_owner' | 'executive';
  since: Day;
  toNames: string[];
};

/** What one rule of the table found, before it is made out to people. */
export type Finding = {
  subject: PromptSubject;
  /** Name of the metric, dimension or rule: data, or a code that the surface has a word for. */
  title: string;
  /** First day on which the prompt stands. */
  since: Day;
  /** Last day on which acting is in time, where there is one. */
  until?: Day | undefined;
  period?: PromptPeriod | undefined;
  audience: readonly { personId: PersonId; as: PromptRole }[];
  /** The sentence's variant, appended to the type's own id, and its values. */
  variant?: string | undefined;
  values?: Record<string, string | number>;
  severity?: PromptSeverity | undefined;
  action?: PromptAction | undefined;
  escalation?: Escalation | undefined;
  /** Consequence among prompts of one type: higher comes first. */
  weight?: number;
};

/**
 * One thing that waits for one person, derived from the records at one instant and never stored. Doing it anywhere makes
 * it disappear (INV-26), because the records no longer say so.
 */
export type Prompt = {
  /** The same whoever derives it: type, subject, period and audience (INV-25). */
  id: string;
  type: string;
  severity: PromptSeverity;
  /** Consequence of the type, 0 = gravest. */
  rank: number;
  weight: number;
  initiativeId: string;
  initiativeName: string;
  subject: PromptSubject;
  title: string;
  audienceId: PersonId;
  as: PromptRole;
  since: Day;
  until?: Day;
  period?: PromptPeriod;
  /** Message id and values of its one sentence. */
  sentence: { id: string; values: Record<string, string | number> };
  action: PromptAction;
  escalation?: Escalation;
};

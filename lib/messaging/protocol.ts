import type * as z from 'zod/mini';
import { DEVICE_MESSAGES } from './messages/device';
import { GOVERNANCE_MESSAGES } from './messages/governance';
import { INITIATIVE_MESSAGES } from './messages/initiatives';
import { METRIC_MESSAGES } from './messages/metrics';
import { PANEL_MESSAGES } from './messages/panel';
import { RULE_MESSAGES } from './messages/rules';
import { SAMPLE_MESSAGES } from './messages/samples';
import { TEAM_MESSAGES } from './messages/team';
import { TEAM_SET_UP_MESSAGES } from './messages/team-set-up';
import { TICKET_MESSAGES } from './messages/tickets';
import { WORKSPACE_MESSAGES } from './messages/workspace';

/**
 * Every message between the parts of the extension: one row each, with who may send it, what goes in and what comes out.
 * The server refuses a message that has no row, a sender that is not of the row's class, and an input that does not parse.
 */
export const PROTOCOL = {
  ...PANEL_MESSAGES,
  ...SAMPLE_MESSAGES,
  ...TICKET_MESSAGES,
  ...DEVICE_MESSAGES,
  ...TEAM_MESSAGES,
  ...TEAM_SET_UP_MESSAGES,
  ...WORKSPACE_MESSAGES,
  ...RULE_MESSAGES,
  ...METRIC_MESSAGES,
  ...INITIATIVE_MESSAGES,
  ...GOVERNANCE_MESSAGES,
};

export type MessageName = keyof typeof PROTOCOL;
export type InputOf<N extends MessageName> = z.infer<(typeof PROTOCOL)[N]['input']>;
export type OutputOf<N extends MessageName> = NonNullable<(typeof PROTOCOL)[N]['output']>;

/** What travels back. Errors cross contexts as data: a code the catalogue has a sentence for, never a stack. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ReplyError };
export type ReplyError = {
  code: string;
  /** Problems by field, each with the code of its sentence; nothing was written. */
  problems?: { code: string; field?: string; values?: Record<string, string | number>; rule?: string }[];
};

import type { Home } from '@/lib/domain/record-homes';

/** Why a change is not on the server and will not get there by itself. */
export type BlockReason = 'forbidden' | 'invalid' | 'too_large' | 'conflict' | 'needs_newer_app';

/**
 * One record with changes the server does not have: one row however often it was edited. "In flight" is not a state:
 * a worker that is killed leaves nothing to repair.
 */
export type OutboxRow = {
  id: string;
  home: Home;
  kind: 'mutable' | 'immutable';
  /** Counts the edits. An acknowledgement of an earlier one does not remove the row. */
  gen: number;
  /** When the oldest of these changes was made. */
  firstAt: string;
  state: 'pending' | 'blocked';
  reason?: BlockReason;
  /** The server's own words to a refusal. */
  detail?: string;
  /** Set while the row waits: not before this instant. */
  nextAt: string;
  tries: number;
  /** The server deleted the record since: whoever takes the change back takes the record away. */
  isGoneThere?: true;
  /** The server had confirmed it once, and lost it since. */
  isOfferedAgain?: true;
};

/** What this device wrote and the server confirmed, with the session it was confirmed in: what a restored server may lack. */
export type MineRow = { id: string; home: Home; rev: string; session: number; at: string };

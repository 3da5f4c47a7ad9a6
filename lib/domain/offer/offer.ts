import type { Problem } from '../errors';
import type { RecordClass } from '../record-classes';
import type { OfferKind } from './offer-kinds';

/**
 * What becomes of a record of a local workspace that is offered to a team.
 * - `add`: the team does not have it.
 * - `there`: the team has it already. `differs`: it has another version, which stays as it is.
 * - `not_allowed`: the account may not write this on the server.
 * - `not_yours`: a fact that somebody else wrote on this device; a server takes it in their name alone.
 * - `too_large`: the server would not take it.
 * - `breaks`: beside the team's records it would break a rule; the item says which.
 * - `apart`: it belongs to something that is not brought.
 */
export const OFFER_VERDICTS = [
  'add',
  'there',
  'differs',
  'not_allowed',
  'not_yours',
  'too_large',
  'breaks',
  'apart',
] as const;
export type OfferVerdict = (typeof OFFER_VERDICTS)[number];

/** One record in words: its kind, what it is called or belongs to, and which rule it would break. */
export type OfferedItem = {
  cls: RecordClass;
  name?: string;
  period?: { start: string; end: string };
  problem?: Problem;
};

/** How many records of a kind share a verdict, and the first of them. */
export type OfferedSum = { verdict: OfferVerdict; count: number; items: OfferedItem[] };

/** What an offer would bring, kind by kind; kinds without a record are left out. */
export type OfferPreview = { kinds: { kind: OfferKind; sums: OfferedSum[] }[] };

/** As many as are told by name behind one number. */
export const NAMED_ITEMS = 20;

import * as z from 'zod/mini';
import type { OfferPreview } from '@/lib/domain/offer/offer';
import { OFFER_KINDS } from '@/lib/domain/offer/offer-kinds';
import { DocId, requiredText, Ulid } from '@/lib/domain/primitives';
import { message } from './message';

/** Joining a team, signing in, and what could not be sent. */
export const TEAM_MESSAGES = {
  /** Signs in to a team's server, copies its records into a database of their own, and shows that workspace from now on. */
  joinTeam: message<{ initiatives: number }>()(
    ['page'],
    z.strictObject({
      server: requiredText(300),
      team: requiredText(60),
      account: requiredText(255),
      password: requiredText(1000),
    }),
  ),
  /** The same with the account of the organisation: its own sign-in opens in a window, and no password comes here. */
  joinTeamWithProvider: message<{ initiatives: number }>()(
    ['page'],
    z.strictObject({
      server: requiredText(300),
      team: requiredText(60),
      issuer: requiredText(300),
      clientId: requiredText(255),
      scope: requiredText(500),
    }),
  ),
  /**
   * Signs in again at the organisation's sign-in; `fresh` asks who it is. Somebody else gets a workspace of their own, and
   * what waits under the earlier account stays there.
   */
  signInWithProvider: message<Record<string, never>>()(['page'], z.strictObject({ fresh: z.boolean() })),
  /** Signs in again, after the browser was closed or the password changed. */
  signIn: message<Record<string, never>>()(['page'], z.strictObject({ password: requiredText(1000) })),
  /** Ends the sign-in here. Everything stays on this device, and nothing is sent until somebody signs in again. */
  signOut: message<Record<string, never>>()(['page'], z.strictObject({})),
  /** Brings the team's records in step now. Answers when that has ended, well or not. */
  syncNow: message<Record<string, never>>()(['content', 'page'], z.strictObject({})),
  /**
   * Ends the copying, sending or bringing that is running, after the page in hand. Answers when it stands still; it goes on
   * with `syncNow`, or when the browser starts again.
   */
  stopWork: message<Record<string, never>>()(['page'], z.strictObject({})),
  /** The person has read that the data of this device was removed from outside, and what was lost: it is said no more. */
  noteLossRead: message<Record<string, never>>()(['page'], z.strictObject({})),
  /**
   * Waits at the team's server for up to half a minute until somebody else writes something, and brings it here. For a page or
   * an open panel that is being looked at; it may ask again after so many seconds.
   */
  awaitTeamNews: message<{ askAgainIn: number }>()(['content', 'page'], z.strictObject({})),
  /** The browser is connected again, as an open page or panel hears first: what was put off for that is done now. */
  backOnline: message<Record<string, never>>()(['content', 'page'], z.strictObject({})),
  /** A page shows an initiative: a large team's values of it are brought here meanwhile. Answers at once. */
  noteOpened: message<Record<string, never>>()(['page'], z.strictObject({ initiativeId: Ulid })),
  /**
   * A page shows all initiatives: a large team's latest values of those that no session brings are brought here meanwhile.
   * Answers when that has ended, well or not.
   */
  copyLatest: message<Record<string, never>>()(['page'], z.strictObject({})),
  /** Of two versions of a field: the one that counts stays, or the other one counts from now on. */
  settleVersion: message<Record<string, never>>()(
    ['content', 'page'],
    z.strictObject({ n: z.int(), choice: z.enum(['keep', 'take']) }),
  ),
  /** Makes a record again what the server has, after it refused a change of it. */
  takeBackRefused: message<Record<string, never>>()(['page'], z.strictObject({ id: DocId })),
  /** Offers a refused change again; all of them without an id. */
  retryRefused: message<Record<string, never>>()(['page'], z.strictObject({ id: z.optional(DocId) })),
  /** What the workspace of this device would bring into the team. Brings the team's records in step first; changes nothing else. */
  previewOffer: message<OfferPreview>()(['page'], z.strictObject({})),
  /**
   * Begins to add the chosen kinds of it to the team's records, `of` so many as the preview counted; the state of the team says
   * how far that is. The workspace of this device stays as it is.
   */
  offerWorkspace: message<Record<string, never>>()(
    ['page'],
    z.strictObject({
      of: z.int().check(z.nonnegative()),
      kinds: z.array(z.enum(OFFER_KINDS)).check(z.minLength(1), z.maxLength(OFFER_KINDS.length)),
    }),
  ),
  /** Shows the local workspace again. The team's records stay on this device until they are removed. */
  leaveTeam: message<Record<string, never>>()(['page'], z.strictObject({})),
};

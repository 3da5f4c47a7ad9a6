/**
 * What is proved of a team's server once it is set up, in the order in which it is told, by what it is about.
 *
 * Who gets in:
 * - `closed`: nothing is told to somebody without an account.
 * - `outsider`: an account of the server that is not of the team reads nothing of it.
 * - `member`: an account of the team reads, and may leave the mark from which it goes on.
 * - `log`: who only adds to the log does not read it.
 *
 * Who writes what:
 * - `begins`: whoever may start initiatives starts one.
 * - `forbidden`: a write that the writer's role does not allow is refused, in each database.
 * - `overwrite`: somebody else's record is not overwritten by a second beginning.
 * - `history`: a record with an invented past is refused, in each database.
 * - `size`, `attachment`: a record that is too long, or brings a file, is refused, in each database.
 * - `rules`: a member cannot change the rules themselves.
 *
 * Signing in with the organisation's account:
 * - `forged`: tokens without a signature, or signed by somebody else, are nobody's.
 * - `tokens`: the server reads the organisation's tokens, demands an end of them, and the issuer's name in them.
 * - `audience`: roles come from a claim that is Pilotlight's alone, since CouchDB does not look for whom a token was made.
 * - `person`: the sign-in of a person of the organisation is accepted, with the team's role and without the server's.
 * - `ended`: that sign-in is turned away once its time is over; until then `detail` says when that is.
 *
 * The server itself:
 * - `version`: it is a CouchDB that is new enough.
 * - `limits`: nobody fills it with documents or requests beyond all measure.
 * - `compression`: answers travel compressed.
 */
export const SET_UP_GROUPS = {
  access: ['closed', 'outsider', 'member', 'log'],
  writing: ['begins', 'forbidden', 'overwrite', 'history', 'size', 'attachment', 'rules'],
  signIn: ['forged', 'tokens', 'audience', 'person', 'ended'],
  server: ['version', 'limits', 'compression'],
} as const;
export type SetUpGroup = keyof typeof SET_UP_GROUPS;
export type SetUpCheckId = (typeof SET_UP_GROUPS)[SetUpGroup][number];
export const SET_UP_CHECKS: readonly SetUpCheckId[] = Object.values(SET_UP_GROUPS).flat();

/** `unknown`: the server did not let it be tried. `detail` is what the server said, as it said it. */
export type SetUpCheck = { id: SetUpCheckId; result: 'good' | 'bad' | 'unknown'; detail?: string };

/** A sign-in that was proved and is tried once more when its time is over (ISO): an access token, held by the page alone. */
export type EndingSignIn = { token: string; endsAt: string };

/** What was done to a database or to the accounts: nothing where all was as it should be. */
export type SetUpStep = {
  what: 'accounts' | 'core' | 'portfolio' | 'audit';
  did: 'made' | 'changed' | 'nothing';
};

/** The first version whose write rules and sign-in were measured to hold. */
export const LEAST_COUCHDB = '3.5.2';

/** How much a team's server should take at most, in bytes: its settings `max_document_size` and `max_http_request_size`. */
export const SERVER_LIMITS = { documentBytes: 65_536, requestBytes: 16_777_216 } as const;

/** The rights an admin gives an account, besides reading; each is a role of the sign-in. */
export const TEAM_RIGHTS = ['creator', 'reviewer', 'admin', 'auditor'] as const;
export type TeamRight = (typeof TEAM_RIGHTS)[number];

/**
 * An account of the server's own. `name` is what the person signs in with, `displayName` what the team calls them, where it
 * knows them. `owns`: initiatives that it may write.
 */
export type TeamAccount = {
  name: string;
  displayName?: string;
  isMember: boolean;
  rights: TeamRight[];
  owns: number;
};

/**
 * What matching rights with the initiatives changes for one person, in the names of initiatives; empty for one that is gone.
 * `name` is what they sign in with, `displayName` what the team calls them, where it knows them.
 */
export type OwnerChange = { name: string; displayName?: string; gains: string[]; loses: string[] };

/** Short enough to be typed, long enough not to be guessed. */
export const LEAST_PASSWORD = 12;

/**
 * Why the server could not be asked, in the words the session acts on. None of them says anything about a single
 * document: that is what `PushResult` is for.
 *
 * - `offline`: no connection, or no whole answer in time.
 * - `portal`: something on the way answered instead of the server (a page, a redirect).
 * - `signed_out`: the sign-in is no longer accepted.
 * - `no_access`: the account may not read or write this database.
 * - `configuration`: the server refuses the sign-in itself (wrong issuer, unknown key): nobody's documents are to blame.
 * - `wait`: the server asked for patience, `retryAfter` seconds of it.
 * - `server_fault`: 5xx.
 * - `missing`: the database is not there.
 * - `too_large`: the request as a whole is over the server's limit.
 * - `nonsense`: an answer that is no answer of a CouchDB.
 */
export type RemoteFailure =
  | 'offline'
  | 'portal'
  | 'signed_out'
  | 'no_access'
  | 'configuration'
  | 'wait'
  | 'server_fault'
  | 'missing'
  | 'too_large'
  | 'nonsense';

export class RemoteError extends Error {
  readonly failure: RemoteFailure;
  /** Seconds the server wants to be left alone; only with `wait` and `server_fault`. */
  readonly retryAfter: number | undefined;

  constructor(failure: RemoteFailure, options: { retryAfter?: number | undefined; cause?: unknown } = {}) {
    super(failure, { cause: options.cause });
    this.name = 'RemoteError';
    this.failure = failure;
    this.retryAfter = options.retryAfter;
  }
}

/**
 * Why nobody could be signed in, in the words the caller acts on.
 *
 * - `cancelled`: the person closed the window or said no.
 * - `unreachable`: no answer from the organisation's sign-in in time.
 * - `not_the_provider`: what answers at the address is not the sign-in that was named, or lacks what is needed.
 * - `refused`: the sign-in says no, in its own words (`detail`): unknown application, no right to use it.
 * - `needs_person`: it works only with the person in front of it.
 * - `not_believed`: the answer does not belong to what was asked, or its token says something else than it should.
 * - `grant_over`: a code or refresh token that counts no longer.
 */
export type SignInFailure =
  | 'cancelled'
  | 'unreachable'
  | 'not_the_provider'
  | 'refused'
  | 'needs_person'
  | 'not_believed'
  | 'grant_over';

export class SignInError extends Error {
  readonly failure: SignInFailure;
  /** What the provider said, cut short. Shown as text, never acted on. */
  readonly detail: string;

  constructor(failure: SignInFailure, options: { detail?: string | undefined; cause?: unknown } = {}) {
    super(failure, { cause: options.cause });
    this.name = 'SignInError';
    this.failure = failure;
    this.detail = (options.detail ?? '').slice(0, 300);
  }
}

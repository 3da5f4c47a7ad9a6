import * as oauth from 'oauth4webapi';
import { SignInError } from './sign-in-error';

/** The errors of OpenID Connect Core 1.0, section 3.1.2.6, that a person in front of the page would solve. */
const NEEDS_PERSON = [
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];

/** What is no answer of a provider at all: a captive portal's page, or a connection cut in the middle. */
const NO_ANSWER: readonly unknown[] = [oauth.PARSE_ERROR, oauth.RESPONSE_IS_NOT_JSON];

/**
 * What a failed step means to the caller.
 *
 * @throws SignInError, or what is no failure of the sign-in
 */
export function asSignInError(error: unknown): never {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    throw refusal(error.error, error.error_description ?? error.error, error);
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    throw new SignInError('refused', { detail: error.cause[0]?.parameters.error, cause: error });
  }
  if (error instanceof oauth.OperationProcessingError) {
    throw new SignInError(NO_ANSWER.includes(error.code) ? 'unreachable' : 'not_believed', { cause: error });
  }
  if (error instanceof oauth.UnsupportedOperationError)
    throw new SignInError('not_believed', { cause: error });
  throw error;
}

function refusal(error: string, detail: string, cause: Error): SignInError {
  if (NEEDS_PERSON.includes(error)) return new SignInError('needs_person', { cause });
  if (error === 'access_denied') return new SignInError('cancelled', { cause });
  if (error === 'invalid_grant') return new SignInError('grant_over', { cause });
  return new SignInError('refused', { detail, cause });
}

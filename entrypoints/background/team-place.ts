import { AppError } from '@/lib/domain/errors';
import { serverOrigin } from '@/lib/domain/server-origin';
import { issuerAddress } from '@/lib/sync/sign-in/provider-settings';

/** A team's server and short name as typed. */
export type TypedPlace = { server: string; team: string };

/** @throws AppError `team_address` or `team_name`, at the field */
export function placeOf({ server, team }: TypedPlace) {
  const origin = serverOrigin(server);
  if (!origin) throw new AppError('team_address', [{ code: 'team_address', field: 'server' }]);
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(team)) {
    throw new AppError('team_name', [{ code: 'team_name', field: 'team' }]);
  }
  return { origin, prefix: team, portfolio: 'main' };
}

/**
 * The organisation's sign-in as typed.
 *
 * @throws AppError `sign_in_issuer`, at the field
 */
export function providerOf({ issuer, clientId, scope }: { issuer: string; clientId: string; scope: string }) {
  return { issuer: issuerOf(issuer), clientId: clientId.trim(), scope: scope.trim() };
}

/** @throws AppError `sign_in_issuer`, at the field */
export function issuerOf(typed: string): string {
  const issuer = issuerAddress(typed);
  if (!issuer) throw new AppError('sign_in_issuer', [{ code: 'sign_in_issuer', field: 'issuer' }]);
  return issuer;
}

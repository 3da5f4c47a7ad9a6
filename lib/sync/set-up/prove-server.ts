import { HOMES } from '@/lib/domain/record-homes';
import { LEAST_COUCHDB, SERVER_LIMITS, type SetUpCheck } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import type { Json } from '../couchdb/shapes';
import type { Probe } from './probe';
import { serverSetting } from './server-setting';

/** Whether it is a CouchDB, and new enough. Others that speak its protocol are not turned away, only not vouched for. */
export async function proveVersion(asAdmin: Probe): Promise<SetUpCheck> {
  const { json } = await asAdmin('GET', '/');
  const { couchdb, version } = (json ?? {}) as Json;
  const detail = typeof version === 'string' ? version.slice(0, 40) : '';
  if (typeof couchdb !== 'string' || detail === '') return { id: 'version', result: 'unknown', detail };
  return { id: 'version', result: isAtLeast(detail, LEAST_COUCHDB) ? 'good' : 'bad', detail };
}

/** Whether somebody without an account is told anything, or is even an admin. */
export async function proveClosed(asNobody: Probe, names: DatabaseNames): Promise<SetUpCheck> {
  for (const home of HOMES) {
    if ((await asNobody('GET', `/${names[home]}/_all_docs?limit=1`)).status < 300) {
      return { id: 'closed', result: 'bad', detail: names[home] };
    }
  }
  return { id: 'closed', result: 'good' };
}

/** Asks for the longest document that is surely there. */
export async function proveCompression(asAdmin: Probe, names: DatabaseNames): Promise<SetUpCheck> {
  const { compressed } = await asAdmin('GET', `/${names.core}/_design/guard`);
  return { id: 'compression', result: compressed ? 'good' : 'bad' };
}

/**
 * Whether the server turns away what nobody of a team ever sends: a document of more than 64 kB, written by an admin into a
 * database made for the trial, since the team's own rule refuses far shorter ones; and, by its settings, requests of any length.
 */
export async function proveLimits(asAdmin: Probe, ask: Ask, trial: string): Promise<SetUpCheck> {
  const body = { fill: 'x'.repeat(SERVER_LIMITS.documentBytes + 1) };
  const { status } = await asAdmin('PUT', `/${trial}/too-long`, body);
  const request = await serverSetting(ask, 'chttpd', 'max_http_request_size');
  const isBounded = request !== '' && Number(request) <= SERVER_LIMITS.requestBytes;
  const open = [
    ...(status < 300 ? [`[couchdb] max_document_size = ${SERVER_LIMITS.documentBytes}`] : []),
    ...(request !== undefined && !isBounded
      ? [`[chttpd] max_http_request_size = ${SERVER_LIMITS.requestBytes}`]
      : []),
  ];
  if (open.length > 0) return { id: 'limits', result: 'bad', detail: open.join(', ') };
  return { id: 'limits', result: request === undefined || status !== 413 ? 'unknown' : 'good' };
}

function isAtLeast(version: string, least: string): boolean {
  const [one, other] = [version, least].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10)),
  );
  for (let at = 0; at < 3; at++) {
    const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

import { HOMES } from '@/lib/domain/record-homes';
import { LEAST_COUCHDB, type SetUpCheck } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Json } from '../couchdb/shapes';
import type { Probe } from './probe';

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

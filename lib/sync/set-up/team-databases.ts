import type { Home } from '@/lib/domain/record-homes';
import { guardSource } from '../couchdb/guard';
import type { Json } from '../couchdb/shapes';
import { LATEST_VIEW } from './latest-view';

/**
 * Roles that may read a database. CouchDB has one list for reading and for adding, so whoever adds to the log can read it as
 * well: every employee must, or most of what happens would leave no entry. An organisation that wants it narrower puts a proxy
 * in front that answers 403 to everything below the log's database but `POST _bulk_docs`, for everybody who does not audit it:
 * this extension sends nothing else there (`push.ts`; what a restored server lost is offered again unseen).
 */
const READERS = {
  core: ['pl-employee'],
  portfolio: ['pl-employee'],
  audit: ['pl-employee', 'pl-auditor'],
} as const satisfies Record<Home, readonly string[]>;

/** How a database is made. Values lie in partitions, one for each initiative: its own are read without the others. */
export const CREATION: Record<Home, string> = { core: '', portfolio: '?partitioned=true', audit: '' };

/**
 * The security object that a database should have, made from the one it has: who was added stays, and so does what else
 * stands in it (`pilotlight.owners`). Only server admins are its admins, because a database's admin could replace its rule.
 */
export function securityFor(home: Home, now: Json): Json {
  const members = parts(now.members);
  return {
    ...now,
    admins: { names: [], roles: ['_admin'] },
    // CouchDB makes new databases for admins alone: that role is no member's.
    members: {
      names: members.names,
      roles: [...new Set([...members.roles.filter((role) => role !== '_admin'), ...READERS[home]])],
    },
  };
}

/** The design documents of a database, by name. */
export function designsFor(home: Home): Record<string, Json> {
  // In a partitioned database both concern the whole of it.
  const whole = home === 'portfolio' ? { options: { partitioned: false } } : {};
  return {
    guard: { language: 'javascript', ...whole, validate_doc_update: guardSource(home) },
    ...(home === 'portfolio'
      ? { latest: { language: 'javascript', ...whole, views: { latest: LATEST_VIEW } } }
      : {}),
  };
}

/** Design documents that an earlier version made and nobody reads any more. */
export const RETIRED_DESIGNS: Record<Home, readonly string[]> = {
  core: [],
  portfolio: ['totals'],
  audit: [],
};

function parts(value: unknown): { names: string[]; roles: string[] } {
  const { names, roles } = (typeof value === 'object' && value !== null ? value : {}) as Json;
  return { names: words(names), roles: words(roles) };
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

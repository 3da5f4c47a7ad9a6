import type { SetUpCheck } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import { type Json, list } from '../couchdb/shapes';
import { randomWord } from './base64-url';
import type { CheckAccount } from './check-accounts';
import { beginning } from './check-records';
import type { Probe } from './probe';
import { setUpDatabase } from './set-up-team';

/**
 * Lends a database like the team's own to `work`, for what cannot be tried there without leaving a trace: a record that was
 * written and removed stays in a feed for ever. It goes with all that is in it, and so do those that an earlier check left.
 */
export async function withTrialDatabase<T>(
  ask: Ask,
  { core }: DatabaseNames,
  work: (name: string) => Promise<T>,
): Promise<T> {
  const beginningOf = `${core}-check-`;
  await removeTrials(ask, beginningOf);
  const name =
    beginningOf +
    randomWord()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
      .slice(0, 12);
  try {
    await setUpDatabase(ask, name, 'core');
    return await work(name);
  } finally {
    await removeTrials(ask, beginningOf);
  }
}

async function removeTrials(ask: Ask, beginningOf: string): Promise<void> {
  const range = new URLSearchParams({
    start_key: JSON.stringify(beginningOf),
    end_key: JSON.stringify(`${beginningOf}\ufff0`),
  });
  const { status, json } = await ask('GET', `/_all_dbs?${range}`);
  if (status >= 300) return;
  for (const name of list(json)) {
    if (typeof name === 'string' && name.startsWith(beginningOf)) await ask('DELETE', `/${name}`);
  }
}

type Writer = CheckAccount & { probe: Probe };

/** Whether whoever may start initiatives starts one: a rule that refuses everything would pass every other check. */
export async function proveBegins(trial: string, { name, probe }: Writer): Promise<SetUpCheck> {
  const row = await firstRow(probe, trial, { docs: [beginning(name)] });
  if (row?.ok === true || (row?.rev && !row.error)) return { id: 'begins', result: 'good' };
  return { id: 'begins', result: 'bad', detail: String(row?.reason ?? '').slice(0, 200) };
}

/**
 * Whether somebody else, who may start initiatives too, is kept from putting a second beginning beside the record that is there
 * now. Only a server that takes a history as it is given can be asked; others say no for another reason.
 */
export async function proveOverwrite(trial: string, ask: Ask, { name, probe }: Writer): Promise<SetUpCheck> {
  const second: Json = { ...beginning(name), _rev: `1-${LAST}`, _revisions: { start: 1, ids: [LAST] } };
  const row = await firstRow(probe, trial, { docs: [second], new_edits: false });
  const { status } = await ask('GET', `/${trial}/${encodeURIComponent(String(second._id))}?rev=1-${LAST}`);
  if (status < 300) return { id: 'overwrite', result: 'bad' };
  const isTold = row?.error === 'forbidden' && row.reason === 'invented history';
  return { id: 'overwrite', result: isTold ? 'good' : 'unknown' };
}

/** Of two beginnings a server prefers the one with the greater revision. */
const LAST = 'f'.repeat(32);

async function firstRow(probe: Probe, trial: string, batch: Json): Promise<Json | undefined> {
  const { json } = await probe('POST', `/${trial}/_bulk_docs`, batch);
  return Array.isArray(json) ? (json[0] as Json | undefined) : (json as Json | undefined);
}

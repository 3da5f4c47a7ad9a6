import { HOMES } from '@/lib/domain/record-homes';
import { databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { asAdmin } from '../../stand-ins/couchdb.mjs';

import { asFake, has } from './server';
import type { TestTeam } from './team';

type Saved = {
  name: string;
  /** Sequence number of the whole database, and documents with the number each was written under, in that order. */
  seq: number;
  docs: { seq: number; doc: Record<string, unknown> }[];
  marks: Record<string, unknown>[];
  security: unknown;
};

/**
 * A copy of the team's databases as they are now, and the way back to it. A server that cannot be told to go back has its
 * databases rebuilt: each document with its revisions under the number it had, and the devices' marks.
 */
export async function takeSnapshot(team: TestTeam, devices: readonly string[]): Promise<() => Promise<void>> {
  if (has('faults')) {
    const { restore } = asFake(team.server).takeSnapshot(team.prefix);
    return async () => restore();
  }
  const names = databaseNames(team.prefix, 'main');
  if (!has('restore')) throw new Error('This server cannot be put back in time from here.');
  const saved: Saved[] = [];
  for (const home of HOMES) saved.push(await save(team, names[home], devices));
  return async () => {
    for (const one of saved) await restore(team, one);
  };
}

/** Which change a place in the feed stands after: as near as can be told from outside. */
const numberOf = (seq: unknown): number => Number.parseInt(String(seq), 10);

const PAD = '_design/pad';

async function save({ server }: TestTeam, name: string, devices: readonly string[]): Promise<Saved> {
  const { results, last_seq } = await asAdmin(server, 'GET', `/${name}/_changes`);
  const docs = [];
  for (const { id, seq } of (results as { id: string; seq: unknown }[]).filter(({ id }) => id !== PAD)) {
    docs.push({
      seq: numberOf(seq),
      doc: await asAdmin(server, 'GET', `/${name}/${encodeURIComponent(id)}?revs=true`),
    });
  }
  const marks = [];
  for (const device of devices) {
    const mark = await asAdmin(server, 'GET', `/${name}/_local/pl-${device}`).catch(() => undefined);
    if (mark) marks.push(mark);
  }
  return {
    name,
    seq: numberOf(last_seq),
    docs,
    marks,
    security: await asAdmin(server, 'GET', `/${name}/_security`),
  };
}

async function restore({ server }: TestTeam, { name, seq, docs, marks, security }: Saved): Promise<void> {
  await asAdmin(server, 'DELETE', `/${name}`);
  await asAdmin(server, 'PUT', `/${name}`);
  let pad: Record<string, unknown> = {};
  let at = 0;
  const countTo = async (number: number) => {
    for (; at < number; at++) {
      const { rev } = await asAdmin(server, 'PUT', `/${name}/${PAD}`, pad);
      pad = { _rev: rev };
    }
  };
  for (const one of docs) {
    await countTo(one.seq - 1);
    await asAdmin(server, 'POST', `/${name}/_bulk_docs`, { docs: [one.doc], new_edits: false });
    at = one.seq;
  }
  await countTo(seq);
  await asAdmin(server, 'PUT', `/${name}/_security`, security);
  for (const { _rev, ...mark } of marks) await asAdmin(server, 'PUT', `/${name}/${mark._id}`, mark);
}

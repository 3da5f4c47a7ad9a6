import { expect } from 'vitest';
import { HOMES } from '@/lib/domain/record-homes';
import { summariseOutbox } from '@/lib/store/outbox';
import { copySamples } from '@/lib/sync/copy-samples';
import { emptyReport } from '@/lib/sync/session-context';
import { ID } from '../../unit/domain/records';
import { type Client, onServer, type TestTeam } from './team';

/**
 * What every test of a fault ends with: each fact that was ever saved is on the server exactly once, each client holds what
 * the server holds, and nothing waits or was refused.
 */
export async function expectAgreement(
  team: TestTeam,
  clients: readonly Pick<Client, 'db'>[],
  facts: Iterable<string>,
): Promise<void> {
  const held: Record<string, Record<string, unknown>> = Object.assign(
    {},
    ...(await Promise.all(HOMES.map((home) => onServer(team, home)))),
  );
  const wanted = Object.keys(held).filter((id) => !id.startsWith('aud:'));
  const generations = Object.fromEntries(
    [...facts].map((id) => [id, String(held[id]?._rev).split('-')[0]] as const),
  );
  expect(generations).toEqual(Object.fromEntries([...facts].map((id) => [id, '1'])));
  for (const { db } of clients) {
    expect(await summariseOutbox(db)).toEqual({ waiting: 0, blocked: [] });
    expect(await db.base.count()).toBe(0);
    const rows = (await db.docs.toArray()).filter(({ cls }) => cls !== 'audit');
    expect(rows.map(({ id }) => id).sort()).toEqual(wanted.sort());
    for (const { id, doc } of rows) {
      const { _id, _rev, ...body } = held[id] as Record<string, unknown>;
      expect(doc).toEqual(body);
    }
  }
}

/** Has each client synchronise until what one wrote has reached every other, with no wait between two tries. */
export async function settleDown(clients: readonly Client[], rounds = 2): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const client of clients) {
      // What was told to wait would wait longer than a test.
      await client.db.outbox.toCollection().modify({ nextAt: '2000-01-01T00:00:00.000Z' });
      await client.sync();
      await copySamples(client.context, ID.initiative, 1, emptyReport());
    }
  }
}

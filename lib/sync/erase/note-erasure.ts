import type { AuditEntry } from '@/lib/domain/audit';
import { contentId } from '@/lib/domain/content-id';
import { digestOf } from '@/lib/domain/erasure';
import type { ErasureCounts, ErasureSubject } from '@/lib/domain/erasure-report';
import type { Ask } from '../couchdb/http';
import { list, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';

/** As many ids of the log as one entry of it holds. */
const IDS = 150;

/**
 * Says in the organisation's log that something is erased: which initiative, by its number, or the digest of a record's id (a
 * person's holds their name), how many records of each kind, and which
 * entries go with it, by their ids. An id holds the entry's place and the hash of what it said, so whoever follows a device's
 * chain finds every gap explained; nothing of what they said is in there. A chain of its own: the server's admin may be nobody
 * of the team.
 *
 * @throws RemoteError
 */
export async function noteErasure(
  ask: Ask,
  audit: string,
  erasure: {
    subject: ErasureSubject;
    counts: ErasureCounts;
    entries: readonly string[];
    by: string;
    at: string;
    /** The chain's name: unlike any device's. */
    chain: string;
  },
): Promise<void> {
  const { subject, counts, entries, by, at, chain } = erasure;
  const parts = Math.max(1, Math.ceil(entries.length / IDS));
  const docs: AuditEntry[] = [];
  for (let part = 0; part < parts; part++) {
    const body = {
      v: 1,
      by,
      at,
      dev: chain,
      seq: part + 1,
      actorId: by,
      action: 'erase',
      entityType: subject.kind,
      entityId: subject.kind === 'initiative' ? subject.id : digestOf(subject.id),
      after: {
        counts: Object.fromEntries(counts.map(({ cls, count }) => [cls, count])),
        entries: entries.slice(part * IDS, (part + 1) * IDS),
      },
      prev: docs.at(-1)?.id.slice(-20) ?? '',
    };
    docs.push({ ...body, id: contentId('audit', body) });
  }
  const { status, json } = await ask('POST', `/${audit}/_bulk_docs`, {
    docs: docs.map(({ id, ...body }) => ({ _id: id, ...body })),
  });
  if (status === 202) throw new RemoteError('server_fault');
  const rows = status < 300 ? list(json).map(object) : [];
  if (rows.length < docs.length || rows.some(({ ok }) => ok !== true)) throw new RemoteError('nonsense');
}

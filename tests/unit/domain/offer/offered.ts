import { sha256Hex } from '@/lib/domain/content-id';
import { newCapture } from '@/lib/domain/evidence-parts';
import type { StoredRecord } from '@/lib/domain/offer/rename-author';
import type { RecordClass } from '@/lib/domain/record-classes';
import { type NewRecord, toRow } from '@/lib/store/documents';
import {
  decision,
  evidence,
  gateDecision,
  ID,
  initiative,
  metric,
  person,
  REF,
  sample,
  snapshot,
  voidOf,
  workspace,
} from '../records';

/** The person of a local workspace, and somebody else who worked on the same device. */
export const ME = '01J00000000000000000000ME0';
export const OTHER = '01J0000000000000000000THER';
export const ACCOUNT = 'ann@example.com';

export const stored = <C extends RecordClass>(cls: C, record: NewRecord<C>): StoredRecord => {
  const { id, doc } = toRow(cls, record);
  return { id, cls, doc };
};

export const capture = newCapture(
  {
    tool: 'jira',
    host: REF.host,
    kind: 'issue',
    key: REF.key,
    label: REF.key,
    // What a page says stays to the letter, even a word that happens to be the person's id.
    fields: { summary: { value: ME, source: 'dom' } },
    adapter: { name: 'jira', version: '1' },
  },
  ['summary'],
  REF.url,
  '2026-03-01T08:00:00.000Z',
);

/** A workspace in which facts name facts: by `authors[n]`, and as many values as there are authors, each over the one before. */
export function localWorkspace(authors: readonly string[] = [ME]): StoredRecord[] {
  const by = (n: number) => ({ by: authors[n % authors.length] ?? ME });
  const scoped = initiative({ by: ME, businessOwnerId: ME, delegateIds: [OTHER], createdBy: ME });
  const items = [
    evidence(['ACC-1'], { ...by(0), kind: 'ticket_capture', capture }),
    evidence(['BIAS-1'], by(1)),
  ];
  const reviewed = decision('accuracy', {
    reviewerId: ME,
    ...by(2),
    outcome: 'changes_requested',
    snapshot: snapshot({
      businessOwnerId: ME,
      evidence: items.map((item) => ({ id: item.id, sha256: sha256Hex(item) })),
    }),
  });
  const criteria = [{ id: 'P1-OWNER', state: 'met' as const, evidenceIds: items.map(({ id }) => id) }];
  const { scope, rollout } = scoped;
  const passed = gateDecision('G1', {
    ...by(3),
    decidedBy: ME,
    criteria,
    snapshotHash: sha256Hex({ criteria, scope, rollout }),
  });
  const values: ReturnType<typeof sample>[] = [];
  for (const [n] of authors.entries()) {
    const before = values.at(-1);
    values.push(
      sample({
        periodStart: '2026-01-01',
        ...by(n),
        confirmedBy: by(n).by,
        value: 30 + n,
        grade: 'estimated',
        ...(before ? { supersedes: before.id } : {}),
      }),
    );
  }
  const last = values.at(-1);
  return [
    stored('workspace', workspace()),
    stored('person', person(ME, { by: ME, roles: [{ role: 'admin', scope: 'workspace', from: scoped.at }] })),
    stored('person', person(OTHER, { by: ME })),
    stored('initiative', { ...scoped, phase: 'P2', ...(last ? { finalSample: last.id } : {}) }),
    stored('metric', metric({ by: ME, ownerId: ME, createdBy: ME, headline: false })),
    // On purpose the other way round: what names a fact stands before it.
    ...(last ? [stored('sampleVoid', { ...voidOf(last), ...by(authors.length - 1) })] : []),
    ...[...values].reverse().map((one) => stored('sample', one)),
    stored('decision', reviewed),
    stored('gateDecision', passed),
    ...items.map((one) => stored('evidence', one)),
  ];
}

export { ID };

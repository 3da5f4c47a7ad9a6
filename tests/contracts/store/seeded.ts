import { AppError, type Problem } from '@/lib/domain/errors';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import type { RecordClass } from '@/lib/domain/record-classes';
import type { Workspace } from '@/lib/domain/workspace';
import { commit } from '@/lib/store/commit';
import { PilotlightDatabase } from '@/lib/store/database';
import { type NewRecord, toRow } from '@/lib/store/documents';
import { rule, workspace } from '../../unit/domain/records';

/** The instant at which the seeded initiative has everything that the first three gates ask for. */
export const NOW = new Date('2026-04-20T12:00:00.000Z');
export const NONCE = '01KAQ7Z0000000000000000000';

const LISTS = {
  metrics: 'metric',
  samples: 'sample',
  voids: 'sampleVoid',
  skips: 'skip',
  decisions: 'decision',
  submissions: 'submission',
  gateDecisions: 'gateDecision',
  waivers: 'waiver',
  evidence: 'evidence',
  concerns: 'concern',
  concernReplies: 'concernReply',
  conditionsDone: 'conditionDone',
  people: 'person',
} as const satisfies Partial<Record<keyof InitiativeRecords, RecordClass>>;

let count = 0;

/** A database that holds these records as if they had always been there. */
export async function seeded(
  records: InitiativeRecords,
  settings: Partial<Workspace> = {},
): Promise<PilotlightDatabase> {
  const db = new PilotlightDatabase(`seeded-${++count}`);
  await seed(db, records, settings);
  return db;
}

/** Puts these records into a database that is there. */
export async function seed(
  db: PilotlightDatabase,
  records: InitiativeRecords,
  settings: Partial<Workspace> = {},
): Promise<void> {
  const rows = Object.entries(LISTS).flatMap(([list, cls]) =>
    ((records[list as keyof InitiativeRecords] ?? []) as never[]).map((record) => toRow(cls, record)),
  );
  await db.docs.bulkPut([
    toRow('workspace', workspace(settings)),
    toRow('initiative', records.initiative),
    ...rows,
    toRow(
      'rule',
      rule({
        at: records.initiative.createdAt,
        createdAt: records.initiative.createdAt,
        initiativeId: records.initiative.id,
        name: 'Rule',
      }),
    ),
  ]);
  await db.matchCounts.put({
    ruleId: rule().id,
    day: '2026-04-19',
    initiativeId: records.initiative.id,
    count: 3,
  });
}

/** Writes one record the way an import or a merge does: whole, as somebody else made it. */
export function imported<C extends RecordClass>(
  db: PilotlightDatabase,
  cls: C,
  record: NewRecord<C>,
  at = NOW,
): Promise<string> {
  return commit(db, { personId: 'importer', at }, (unit) => unit.put(cls, record, 'import'));
}

/** What a refused write says: rule and code of each problem. Nothing of it was written. */
export async function refusal(db: PilotlightDatabase, work: () => Promise<unknown>): Promise<string[]> {
  const before = await db.docs.count();
  const problems = await work().then(
    () => {
      throw new Error('expected a refusal');
    },
    (cause: unknown) => {
      if (!(cause instanceof AppError)) throw cause;
      return cause.problems;
    },
  );
  if ((await db.docs.count()) !== before) throw new Error('a refused write left something behind');
  return problems.map(({ code, rule }: Problem) => (rule ? `${rule} ${code}` : code));
}

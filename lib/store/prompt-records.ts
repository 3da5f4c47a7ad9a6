import { addDays } from '@/lib/domain/calendar';
import type { Decision } from '@/lib/domain/governance-records';
import type { Initiative } from '@/lib/domain/initiative';
import { matchingTies } from '@/lib/domain/mapping/rule-ties';
import type { Cadence, Metric } from '@/lib/domain/metric-records';
import type { Person } from '@/lib/domain/people';
import type { PromptRecords } from '@/lib/domain/prompts/derive-prompts';
import type { RecordClass } from '@/lib/domain/record-classes';
import type { ValuesHere } from '@/lib/domain/values-here';
import { copyReader } from './copied-values';
import type { DocRow, PilotlightDatabase } from './database';
import { ofClass, ofInitiative } from './doc-ranges';
import { readRowsAround, surroundingsIn } from './initiative-rows';
import type { Stake } from './prompt-stakes';
import { readable, readClass } from './record-lists';

/** What prompts are derived from, for each initiative the person has a stake in: its latest values, not its whole history. */
export async function readPromptRecords(
  stakes: readonly Stake[],
  me: Person,
  today: string,
  db: PilotlightDatabase,
): Promise<PromptRecords[]> {
  const copyOf = await copyReader(db);
  const read = await Promise.all(
    stakes.map(async (stake) => readParts(stake, await copyOf(stake.initiativeId), today, db)),
  );
  const parts = read.filter((part) => part !== undefined);
  const [people, mapping] = await Promise.all([readNamed(parts, me, db), readMapping(parts, me, db)]);
  return parts.map((part) => ({
    ...part,
    people,
    reports: mapping.reports.filter(({ report }) => report.initiativeId === part.initiative.id),
    ties: mapping.ties.filter(({ initiativeId }) => initiativeId === part.initiative.id),
  }));
}

type Parts = Omit<PromptRecords, 'people'>;

async function readParts(
  stake: Stake,
  valuesHere: ValuesHere | undefined,
  today: string,
  db: PilotlightDatabase,
): Promise<Parts | undefined> {
  const rows = stake.whole
    ? await readRowsAround(stake.initiativeId, db)
    : await readRowsOfMetrics(stake.initiativeId, db);
  const [initiative] = readable('initiative', rows);
  if (!initiative) return undefined;
  const around = surroundingsIn(rows);
  const metrics = stake.metrics ?? around.metrics;
  const values = await Promise.all(
    metrics.map((metric) => readLatestValues(metric, periodsToRead(metric, initiative), today, db)),
  );
  return {
    ...around,
    initiative,
    metrics,
    samples: readable('sample', values.flat()),
    voids: readable('sampleVoid', values.flat()),
    ...(valuesHere && { valuesHere }),
  };
}

/** For somebody who answers for single metrics of an initiative: no governance, no metrics of others. */
async function readRowsOfMetrics(initiativeId: string, db: PilotlightDatabase): Promise<DocRow[]> {
  const of = (cls: RecordClass) => ofInitiative(db, initiativeId, cls).toArray();
  const rows = await Promise.all([
    db.docs.where('id').equals(`ini:${initiativeId}`).toArray(),
    of('skip'),
    of('sampleNote'),
  ]);
  return rows.flat();
}

/** The longest that a period of a cadence lasts, in days. */
const PERIOD_DAYS = {
  weekly: 7,
  biweekly: 14,
  monthly: 31,
  quarterly: 92,
} as const satisfies Record<Cadence, number>;
/** What a metric's own prompts look back at: the last three values, with the running period and two to come. */
const FEW_PERIODS = 6;
/** What a suspended approval or a stuck pilot is told by. */
const MORE_PERIODS = 9;
const ENOUGH = 4;
const OLDER = 16;

/** How far back values are read at first. What is older is read only where there are too few. */
function periodsToRead(metric: Metric, { rollout }: Initiative): number {
  const judged = metric.class === 'guardrail' || rollout === 'pilot' || rollout === 'limited';
  return judged ? MORE_PERIODS : FEW_PERIODS;
}

/**
 * The latest values of a metric. Ids begin with initiative, metric and period, so they are a range of the primary key;
 * where the window holds too few, a longer one before it is read as well. Only a metric that was silent for longer than
 * both is walked backwards, row by row, whole periods only.
 */
async function readLatestValues(
  metric: Metric,
  periods: number,
  today: string,
  db: PilotlightDatabase,
): Promise<DocRow[]> {
  const prefix = `${metric.initiativeId}:${metric.id}:`;
  const ago = (count: number) => `${prefix}${addDays(today, -count * PERIOD_DAYS[metric.cadence])}`;
  const between = (from: string, to: string) => db.docs.where('id').between(from, to);
  const found = await between(ago(periods), `${prefix}\uffff`).toArray();
  if (found.length >= ENOUGH) return found;
  found.push(...(await between(ago(periods + OLDER), ago(periods)).toArray()));
  if (found.length >= ENOUGH) return found;
  const older = await between(prefix, ago(periods + OLDER))
    .reverse()
    .limit(OLDER)
    .toArray();
  if (older.length < OLDER) return [...found, ...older];
  const cut = older.at(-1)?.doc.periodStart;
  return [...found, ...older.filter(({ doc }) => doc.periodStart !== cut)];
}

/** The people that the records name, and the person themself: not everybody of a large workspace. */
async function readNamed(parts: readonly Parts[], me: Person, db: PilotlightDatabase): Promise<Person[]> {
  const ids = new Set([me.id]);
  const add = (id: string | undefined) => id !== undefined && ids.add(id);
  for (const { initiative, metrics, decisions } of parts) {
    for (const id of initiative.delegateIds) add(id);
    for (const key of PEOPLE_OF_INITIATIVE) add(initiative[key]);
    for (const { ownerId } of metrics) add(ownerId);
    for (const { reviewerId, conditions } of decisions as readonly Decision[]) {
      add(reviewerId);
      for (const { ownerId } of conditions) add(ownerId);
    }
  }
  const rows = await db.docs.bulkGet([...ids].map((id) => `per:${id}`));
  return readable(
    'person',
    rows.filter((row) => row !== undefined),
  );
}

const PEOPLE_OF_INITIATIVE = [
  'businessOwnerId',
  'executiveSponsorId',
  'itSponsorId',
  'runOwnerId',
] as const satisfies (keyof Initiative)[];

/** Beyond this many rules, ties are left to the rules page: reading them all would cost every look at the queue. */
const MOST_RULES = 1000;

async function readMapping(parts: readonly { initiative: Initiative }[], me: Person, db: PilotlightDatabase) {
  const isAdmin = me.roles.some(({ role, to }) => role === 'admin' && to === undefined);
  if (!isAdmin) return { reports: [], ties: [] };
  const initiatives = new Set(parts.map(({ initiative }) => initiative.id));
  const reports = await readClass('matchReport', db);
  const mine = reports.filter(({ initiativeId }) => initiatives.has(initiativeId));
  const rows = await db.docs.bulkGet([...new Set(mine.map(({ ruleId }) => `map:${ruleId}`))]);
  const rules = new Map(
    readable(
      'rule',
      rows.filter((row) => row !== undefined),
    ).map((rule) => [rule.id, rule]),
  );
  const some = await ofClass(db, 'rule')
    .limit(MOST_RULES + 1)
    .primaryKeys();
  const all = some.length > MOST_RULES ? [] : await readClass('rule', db);
  return {
    reports: mine.map((report) => {
      const rule = rules.get(report.ruleId);
      const active = rule?.status === 'active' && rule.archivedAt === undefined;
      return { report, ruleName: rule?.name ?? '', activeVersion: active ? rule.version : undefined };
    }),
    ties: matchingTies(all),
  };
}

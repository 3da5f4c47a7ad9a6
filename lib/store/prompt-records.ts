import { addDays } from '@/lib/domain/calendar';
import type { Decision } from '@/lib/domain/governance-records';
import type { Initiative } from '@/lib/domain/initiative';
import { matchingTies } from '@/lib/domain/mapping/rule-ties';
import type { Cadence, Metric } from '@/lib/domain/metric-records';
import type { Person } from '@/lib/domain/people';
import type { PromptRecords } from '@/lib/domain/prompts/derive-prompts';
import type { RecordClass } from '@/lib/domain/record-classes';
import type { DocRow, PilotlightDatabase } from './database';
import { fromRow } from './documents';
import type { Concern } from './prompt-concerns';
import { readable, readClass } from './record-lists';

/** What prompts are derived from, for each initiative of concern: its latest values, not its whole history. */
export async function readPromptRecords(
  concerns: readonly Concern[],
  me: Person,
  today: string,
  db: PilotlightDatabase,
): Promise<PromptRecords[]> {
  const rows = await db.docs.bulkGet(concerns.map(({ initiativeId }) => `ini:${initiativeId}`));
  const found = concerns.flatMap((concern, index) => {
    const row = rows[index];
    const initiative = row && fromRow('initiative', row);
    return initiative ? [{ concern, initiative }] : [];
  });
  const parts = await Promise.all(
    found.map(async ({ concern, initiative }) => ({
      initiative,
      ...(await readParts(concern, today, db)),
    })),
  );
  const [people, mapping] = await Promise.all([readNamed(parts, me, db), readMapping(parts, me, db)]);
  return parts.map((part) => ({
    ...part,
    people,
    reports: mapping.reports.filter(({ report }) => report.initiativeId === part.initiative.id),
    ties: mapping.ties.filter(({ initiativeId }) => initiativeId === part.initiative.id),
  }));
}

type Parts = Omit<PromptRecords, 'people' | 'initiative'>;

async function readParts({ initiativeId, whole, metrics }: Concern, today: string, db: PilotlightDatabase) {
  const [own, skips, governance] = await Promise.all([
    metrics ?? readClass('metric', `met:${initiativeId}:`, db),
    readClass('skip', `skp:${initiativeId}:`, db),
    whole ? readGovernance(initiativeId, db) : NO_GOVERNANCE,
  ]);
  const values = await Promise.all(own.map((metric) => readLatestValues(metric, today, db)));
  const rows = values.flat();
  return {
    metrics: own,
    skips,
    ...governance,
    samples: readable('sample', rows),
    voids: readable('sampleVoid', rows),
  } satisfies Parts;
}

const NO_GOVERNANCE = { decisions: [], submissions: [], gateDecisions: [], waivers: [], evidence: [] };

async function readGovernance(initiativeId: string, db: PilotlightDatabase) {
  const of = <C extends RecordClass>(cls: C, prefix: string) =>
    readClass(cls, `${prefix}:${initiativeId}:`, db);
  const [
    decisions,
    submissions,
    gateDecisions,
    waivers,
    evidence,
    evidenceChecks,
    conditionsDone,
    stepBacks,
  ] = await Promise.all([
    of('decision', 'dec'),
    of('submission', 'sub'),
    of('gateDecision', 'gat'),
    of('waiver', 'wai'),
    of('evidence', 'evi'),
    of('evidenceCheck', 'evc'),
    of('conditionDone', 'cdn'),
    of('stepBack', 'stb'),
  ]);
  const [concerns, concernReplies] = await Promise.all([of('concern', 'con'), of('concernReply', 'cor')]);
  const governance = { decisions, submissions, gateDecisions, waivers, evidence };
  return { ...governance, evidenceChecks, conditionsDone, stepBacks, concerns, concernReplies };
}

/** How far back values are read at first, in days: eight periods. What is older is read only when it is the latest. */
const WINDOW_DAYS = {
  weekly: 63,
  biweekly: 126,
  monthly: 280,
  quarterly: 830,
} as const satisfies Record<Cadence, number>;
const ENOUGH = 4;
const OLDER = 16;

/**
 * The latest values of a metric. Ids begin with initiative, metric and period, so they are a range of the primary key;
 * where the window holds too few, the newest ones before it are read as well, whole periods only.
 */
async function readLatestValues(metric: Metric, today: string, db: PilotlightDatabase): Promise<DocRow[]> {
  const prefix = `${metric.initiativeId}:${metric.id}:`;
  const since = `${prefix}${addDays(today, -WINDOW_DAYS[metric.cadence])}`;
  const recent = await db.docs.where('id').between(since, `${prefix}\uffff`).toArray();
  if (recent.length >= ENOUGH) return recent;
  const older = await db.docs.where('id').between(prefix, since).reverse().limit(OLDER).toArray();
  if (older.length < OLDER) return [...recent, ...older];
  const cut = older.at(-1)?.doc.periodStart;
  return [...recent, ...older.filter(({ doc }) => doc.periodStart !== cut)];
}

/** The people that the records name, and the person themself: not everybody of a large workspace. */
async function readNamed(
  parts: readonly (Parts & { initiative: Initiative })[],
  me: Person,
  db: PilotlightDatabase,
): Promise<Person[]> {
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
  const reports = readable('matchReport', await db.docs.where('cls').equals('matchReport').toArray());
  const mine = reports.filter(({ initiativeId }) => initiatives.has(initiativeId));
  const rows = await db.docs.bulkGet([...new Set(mine.map(({ ruleId }) => `map:${ruleId}`))]);
  const rules = new Map(
    readable(
      'rule',
      rows.filter((row) => row !== undefined),
    ).map((rule) => [rule.id, rule]),
  );
  const count = await db.docs.where('cls').equals('rule').count();
  const all = count > MOST_RULES ? [] : await readClass('rule', 'map:', db);
  return {
    reports: mine.map((report) => {
      const rule = rules.get(report.ruleId);
      const active = rule?.status === 'active' && rule.archivedAt === undefined;
      return { report, ruleName: rule?.name ?? '', activeVersion: active ? rule.version : undefined };
    }),
    ties: matchingTies(all),
  };
}

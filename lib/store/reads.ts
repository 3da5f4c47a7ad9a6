import type { VersionDemand } from '@/lib/domain/client-version';
import { initiativeDossier } from '@/lib/domain/dossier';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { parentItem } from '@/lib/domain/mapping/evaluate';
import type { Rule } from '@/lib/domain/mapping/rule';
import { lookupKeys } from '@/lib/domain/mapping/rule-index';
import type { MatchReport } from '@/lib/domain/match-report';
import { metricPage } from '@/lib/domain/metric-page';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import { type InitiativeRecords, initiativeOverview } from '@/lib/domain/overview';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import type { SampleCandidate } from '@/lib/domain/recipe/candidate';
import type { Recipe } from '@/lib/domain/recipe/recipe';
import { type Holding, holdingsOf } from '@/lib/domain/succession';
import type { WorkItem } from '@/lib/domain/work-item';
import type { Workspace } from '@/lib/domain/workspace';
import { withCandidate, withCandidates } from './candidates';
import { readCopy } from './copied-values';
import { type DraftRow, database, type PilotlightDatabase } from './database';
import { ofClass, ofInitiative } from './doc-ranges';
import { fromRow, recipeKey, ruleGroup } from './documents';
import { readHeldBack } from './held-back';
import { recordsIn } from './initiative-rows';
import { readable, readClass } from './record-lists';
import { readState } from './sync-state';

/**
 * Everything the screen reads. The extension's pages call these live; the worker calls the same for the sidebar. A row
 * that does not fit its class is left out here and set aside by `quarantine.ts`: one broken record costs one record.
 */

/** Whether there is a workspace, whose, and who the person in front of this browser is in it. */
export type WorkspaceState = {
  kind: 'none' | 'demo' | 'own';
  workspace?: Workspace;
  me?: Person;
  /** The organisation asks for a newer version: here everything is read, and nothing written. */
  heldBack?: VersionDemand;
};

/** The person in front, where they may write anything at all. */
export const writerIn = ({ me, heldBack }: WorkspaceState): Person | undefined => (heldBack ? undefined : me);

export async function readWorkspaceState(db: PilotlightDatabase = database): Promise<WorkspaceState> {
  const [row, me, demo, heldBack] = await Promise.all([
    db.docs.get('meta:policy'),
    db.meta.get('me'),
    db.meta.get('demo'),
    readHeldBack(db),
  ]);
  const workspace = row && fromRow('workspace', row);
  if (!workspace) return { kind: 'none' };
  const personRow = typeof me?.value === 'string' ? await db.docs.get(`per:${me.value}`) : undefined;
  const person = personRow && fromRow('person', personRow);
  return {
    kind: demo?.value === true ? 'demo' : 'own',
    workspace,
    ...(person ? { me: person } : {}),
    ...(heldBack ? { heldBack } : {}),
  };
}

export const listPeople = (db = database): Promise<Person[]> => readClass('person', db);
export const listRules = (db = database): Promise<Rule[]> => readClass('rule', db);
/** How many rules there are; none of them is read. */
export const countRules = (db: PilotlightDatabase = database): Promise<number> => ofClass(db, 'rule').count();
export const listMatchReports = (db = database): Promise<MatchReport[]> => readClass('matchReport', db);
export { listRuleVersions, readRuleHealth } from './rule-versions';
export { listSeen } from './seen';
/** Everything a person answers for, for whoever takes over. */
export async function listHoldings(
  personId: string,
  now: string,
  db: PilotlightDatabase = database,
): Promise<Holding[]> {
  const [initiatives, metrics, people, decisions, conditionsDone] = await Promise.all([
    readClass('initiative', db),
    readClass('metric', db),
    readClass('person', db),
    readClass('decision', db),
    readClass('conditionDone', db),
  ]);
  return holdingsOf(personId, { initiatives, metrics, people, decisions, conditionsDone }, now);
}

export const countQuarantined = (db = database): Promise<number> => db.quarantine.count();

/** The rules that could apply to a work item or its parent, or be undetermined for them: a few indexed reads, however many rules exist. */
export async function listRulesFor(workItem: WorkItem, db: PilotlightDatabase = database): Promise<Rule[]> {
  const parent = parentItem(workItem);
  const keys = [...lookupKeys(workItem), ...(parent ? lookupKeys(parent) : [])];
  const rows = await db.docs.where('keys').anyOf(keys).distinct().toArray();
  return readable('rule', rows);
}

/** One initiative as it stands at `now`; `undefined` when there is none of that id, or no workspace. */
export async function getInitiativeOverview(
  initiativeId: string,
  now: string,
  db: PilotlightDatabase = database,
): Promise<InitiativeOverview | undefined> {
  const state = await readWorkspaceState(db);
  const { workspace } = state;
  if (!workspace) return undefined;
  const records = await readInitiativeRecords(initiativeId, db);
  if (!records) return undefined;
  const writer = writerIn(state);
  const overview = initiativeOverview(records, now, workspace, writer ? { personId: writer.id } : {});
  return withCandidates(overview, records, { workspace, now }, db);
}

/** The values that tickets propose for the open periods of an initiative's metrics, by metric. */
export async function readCandidates(
  initiativeId: string,
  now: string,
  db: PilotlightDatabase = database,
): Promise<Map<string, SampleCandidate>> {
  const overview = await getInitiativeOverview(initiativeId, now, db);
  return new Map(overview?.metrics.flatMap(({ id, candidate }) => (candidate ? [[id, candidate]] : [])));
}

/** The recipes that read tickets of one host. */
export async function listRecipesFor(
  tool: string,
  host: string,
  db: PilotlightDatabase = database,
): Promise<Recipe[]> {
  return readable('recipe', await db.docs.where('keys').equals(recipeKey(tool, host)).toArray());
}

/** The recipe of a metric, also one that is switched off. */
export async function readRecipe(
  metricId: string,
  db: PilotlightDatabase = database,
): Promise<Recipe | undefined> {
  return readable('recipe', await db.docs.where('grp').equals(metricId).toArray())[0];
}

/** One metric with everything behind it; `undefined` when it does not exist here. */
export async function getMetricPage(
  initiativeId: string,
  metricId: string,
  now: string,
  db: PilotlightDatabase = database,
): Promise<MetricPageView | undefined> {
  const state = await readWorkspaceState(db);
  const { workspace } = state;
  if (!workspace) return undefined;
  const records = await readInitiativeRecords(initiativeId, db);
  const page = records && metricPage(records, metricId, now, workspace, writerIn(state)?.id);
  if (!page) return undefined;
  const view = await withCandidate(page.view, records, { workspace, now }, db);
  return { ...page, view };
}

/** Everything the pages of one initiative show, to the person in front; `undefined` when there is none of that id. */
export async function getInitiativeDossier(
  initiativeId: string,
  now: string,
  db: PilotlightDatabase = database,
): Promise<InitiativeDossier | undefined> {
  const state = await readWorkspaceState(db);
  const { workspace } = state;
  const records = workspace && (await readInitiativeRecords(initiativeId, db));
  if (!records) return undefined;
  const dossier = initiativeDossier(records, now, workspace, writerIn(state)?.id);
  return (await readState(db, 'team')) ? { ...dossier, signedIn: true } : dossier;
}

/** Everything that belongs to one initiative, and the people it names. */
export async function readInitiativeRecords(
  initiativeId: string,
  db: PilotlightDatabase = database,
): Promise<InitiativeRecords | undefined> {
  const [valuesHere, rows, people, counts, rules] = await Promise.all([
    readCopy(initiativeId, db),
    ofInitiative(db, initiativeId).toArray(),
    readClass('person', db),
    db.matchCounts.where('initiativeId').equals(initiativeId).toArray(),
    db.docs.where('grp').equals(ruleGroup(initiativeId)).toArray(),
  ]);
  return recordsIn({ rows, people, counts, rules, valuesHere });
}

/** Names of initiatives by id, for the rules an explanation lists. */
export async function readInitiativeNames(
  ids: readonly string[],
  db: PilotlightDatabase = database,
): Promise<Record<string, string>> {
  const rows = await db.docs.bulkGet(ids.map((id) => `ini:${id}`));
  return Object.fromEntries(
    readable(
      'initiative',
      rows.filter((row) => row !== undefined),
    ).map((one) => [one.id, one.name]),
  );
}

export const listDrafts = (metricIds: readonly string[], db = database): Promise<DraftRow[]> =>
  db.drafts.where('metricId').anyOf(metricIds).toArray();

import { endExclusiveOfDay, startOfDay } from '@/lib/domain/calendar';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import type { Metric } from '@/lib/domain/metric-records';
import type { CollectionView, InitiativeOverview, MetricView, RecipeView } from '@/lib/domain/overview-types';
import type { Period } from '@/lib/domain/period';
import { candidateFor, type SampleCandidate } from '@/lib/domain/recipe/candidate';
import { type Collection, collectionState } from '@/lib/domain/recipe/collection';
import type { Observation } from '@/lib/domain/recipe/observation';
import type { Recipe } from '@/lib/domain/recipe/recipe';
import { canSearch } from '@/lib/domain/recipe/recipe-invariants';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import type { Workspace } from '@/lib/domain/workspace';
import type { PilotlightDatabase } from './database';

type Moment = { workspace: Workspace; now: string };

/** Adds to each metric how it can be measured from tickets, and the value they propose for its open period. */
export async function withCandidates(
  overview: InitiativeOverview,
  records: InitiativeRecords,
  moment: Moment,
  db: PilotlightDatabase,
): Promise<InitiativeOverview> {
  if (!records.recipes?.length) return overview;
  const metrics = await Promise.all(overview.metrics.map((view) => withCandidate(view, records, moment, db)));
  return { ...overview, metrics };
}

/** The same for one metric. */
export async function withCandidate(
  view: MetricView,
  records: InitiativeRecords,
  moment: Moment,
  db: PilotlightDatabase,
): Promise<MetricView> {
  const recipe = activeRecipe(records, view.id);
  const metric = records.metrics.find(({ id }) => id === view.id);
  return recipe && metric ? { ...view, ...(await measured(view, metric, recipe, moment, db)) } : view;
}

/** The recipe that counts for a metric. */
function activeRecipe({ recipes }: InitiativeRecords, metricId: string): Recipe | undefined {
  return recipes?.find((recipe) => recipe.metricId === metricId && recipe.status === 'active');
}

async function measured(
  view: MetricView,
  metric: Metric,
  recipe: Recipe,
  { workspace, now }: Moment,
  db: PilotlightDatabase,
): Promise<Pick<MetricView, 'recipe' | 'candidate'>> {
  const shown: RecipeView = {
    id: recipe.id,
    version: recipe.version,
    tool: recipe.tool,
    host: recipe.host,
    minN: recipe.minN,
    canSearch: canSearch(recipe.tool),
  };
  const period = view.openPeriod;
  if (!period) return { recipe: shown };
  const collections = await listCollections(recipe.id, period.start, db);
  const latest = collections.at(-1);
  const candidate = await readCandidate(metric, recipe, { workspace, period, collections }, db);
  return {
    recipe: latest ? { ...shown, collection: collectionView(latest, now) } : shown,
    ...(candidate ? { candidate } : {}),
  };
}

/** The value that the tickets observed on this device make for one period. */
export async function readCandidate(
  metric: Metric,
  recipe: Recipe,
  {
    workspace,
    period,
    collections,
  }: { workspace: Workspace; period: Period; collections?: readonly Collection[] },
  db: PilotlightDatabase,
): Promise<SampleCandidate | undefined> {
  const [observations, runs] = await Promise.all([
    listObservations(recipe.id, period, workspace.timeZone, db),
    collections ?? listCollections(recipe.id, period.start, db),
  ]);
  const collection = runs.findLast(({ state }) => state === 'done');
  return candidateFor(metric, recipe, { workspace, period, observations, collection });
}

/** Observations of a recipe whose end lies in a period of the workspace's own clock. */
export function listObservations(
  recipeId: string,
  period: Period,
  timeZone: string,
  db: PilotlightDatabase,
): Promise<Observation[]> {
  const from = startOfDay(period.start, timeZone);
  const to = endExclusiveOfDay(period.end, timeZone);
  return db.observations
    .where('[recipeId+end]')
    .between([recipeId, from], [recipeId, to], true, false)
    .toArray();
}

/** Runs of "collect this period", in the order in which they were started. */
export async function listCollections(
  recipeId: string,
  periodStart: string,
  db: PilotlightDatabase,
): Promise<Collection[]> {
  const rows = await db.collections.where('[recipeId+periodStart]').equals([recipeId, periodStart]).toArray();
  return rows.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

function collectionView(collection: Collection, now: string): CollectionView {
  return withoutUndefined({
    id: collection.id,
    state: collectionState(collection, now),
    at: collection.at,
    read: collection.read,
    found: collection.result?.found,
    readable: collection.result?.readable,
    problem: collection.problem,
  });
}

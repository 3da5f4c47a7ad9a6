import { AppError } from '@/lib/domain/errors';
import { measuresTheSame, type Recipe, type RecipeContent } from '@/lib/domain/recipe/recipe';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';

export type RecipeChange = RecipeContent & {
  metricId: string;
  status: Recipe['status'];
  /** The version that was edited; absent for a metric that has no recipe yet. */
  version?: number | undefined;
};

/**
 * Says how a metric is measured from tickets. A metric has one recipe; a change of what is measured raises its version,
 * and observations of the version before no longer count.
 *
 * @throws AppError `edited_elsewhere`, or `invalid_input` with one problem per field.
 */
export function saveRecipe(
  input: RecipeChange,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ recipeId: string; version: number }> {
  return commit(db, author, async (unit) => {
    const { metricId, version, status, ...said } = input;
    const [metric] = await unit.listGroup('metric', metricId);
    if (!metric) throw new AppError('not_found');
    const [before] = await unit.listGroup('recipe', metricId);
    if (before?.version !== version) throw new AppError('edited_elsewhere');
    const content = withoutUndefined(said) as RecipeContent;
    const recipe: Recipe = {
      id: before?.id ?? newUlid(author.at),
      createdAt: before?.createdAt ?? unit.now,
      createdBy: before?.createdBy ?? author.personId,
      ...unit.envelope,
      ...content,
      initiativeId: metric.initiativeId,
      metricId,
      status,
      version: nextVersion(before, content),
    };
    await unit.put('recipe', recipe, before ? 'recipe.edit' : 'recipe.create');
    if (metric.recipeId !== recipe.id) {
      await unit.put('metric', { ...metric, ...unit.envelope, recipeId: recipe.id }, 'metric.recipe');
    }
    return { recipeId: recipe.id, version: recipe.version };
  });
}

function nextVersion(before: Recipe | undefined, content: RecipeContent): number {
  if (!before) return 1;
  return measuresTheSame(before, content) ? before.version : before.version + 1;
}

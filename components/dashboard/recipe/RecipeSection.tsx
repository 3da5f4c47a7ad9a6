import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { readRecipe, readWorkspaceState } from '@/lib/store/reads';
import { Button } from '../../pages/Button';
import { Loading } from '../../pages/Loading';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import { useLive } from '../../pages/use-live';
import { CandidateSummary } from './CandidateSummary';
import { CollectTickets } from './CollectTickets';
import { RecipeEditor } from './RecipeEditor';
import styles from './recipe.module.css';
import { draftOf, recipeInput } from './recipe-draft';
import { recipeSentence } from './recipe-words';

/**
 * How a metric is measured from tickets, what they say of the open period, and a way to collect them. Owners change it;
 * everybody reads it.
 */
export function RecipeSection({ metric, mayEdit }: { metric: MetricView; mayEdit: boolean }) {
  const text = useText();
  const { t } = text;
  const [isEditing, setIsEditing] = useState(false);
  const stored = useLive(() => Promise.all([readRecipe(metric.id), readWorkspaceState()]), [metric.id]);
  const save = useCommand('saveRecipe');
  if (!stored) return <Loading />;
  const [recipe, { workspace }] = stored.value;
  if (metric.direction === 'milestone') return <p className={styles.soft}>{t('problem.recipe_milestone')}</p>;
  if (isEditing) {
    return (
      <RecipeEditor
        metric={metric}
        recipe={recipe}
        minN={workspace?.thresholds.minN}
        onDone={() => setIsEditing(false)}
      />
    );
  }
  const isActive = recipe?.status === 'active';
  const turn = (status: 'active' | 'off') =>
    recipe &&
    save.run(recipeInput(draftOf(recipe), { metricId: metric.id, version: recipe.version, status }));
  return (
    <div className={styles.section}>
      {recipe ? (
        <p className={styles.sentence}>
          {recipeSentence(recipe, text)}
          {isActive ? null : <b> {t('dashboard.recipe.off')}</b>}
        </p>
      ) : (
        <p>{t('dashboard.recipe.none')}</p>
      )}
      {isActive ? <CandidateSummary metric={metric} /> : null}
      {isActive && metric.canRecord && metric.openPeriod && metric.recipe ? (
        <CollectTickets metricId={metric.id} periodStart={metric.openPeriod.start} recipe={metric.recipe} />
      ) : null}
      <Problem problem={save.problem} />
      {mayEdit ? (
        <p>
          <Button onClick={() => setIsEditing(true)}>
            {t(recipe ? 'dashboard.recipe.change' : 'dashboard.recipe.begin')}
          </Button>{' '}
          {recipe ? (
            <Button variant="quiet" busy={save.busy} onClick={() => turn(isActive ? 'off' : 'active')}>
              {t(isActive ? 'dashboard.recipe.turnOff' : 'dashboard.recipe.turnOn')}
            </Button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

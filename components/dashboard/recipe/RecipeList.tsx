import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { defineRight } from '@/lib/domain/metric-rights';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { readInitiativeRecords, readWorkspaceState } from '@/lib/store/reads';
import { useLive } from '../../pages/use-live';
import { useNow } from '../../pages/use-now';
import { RecipeSection } from './RecipeSection';
import styles from './recipe.module.css';

/** "From the tickets themselves": for each metric how it is measured, and what the person here may change of it. */
export function RecipeList({ initiative }: { initiative: InitiativeOverview }) {
  const { t } = useText();
  const now = useNow();
  const { id, metrics } = initiative;
  const workspace = useLive(readWorkspaceState, []);
  const records = useLive(() => readInitiativeRecords(id), [id]);
  if (!workspace || !records?.value || metrics.length === 0) return null;
  const mayEdit = defineRight(workspace.value.me, records.value.initiative, now) === 'yes';
  return (
    <section className={styles.list} aria-labelledby="recipes-title">
      <h2 id="recipes-title" className={styles.title}>
        {t('dashboard.recipe')}
      </h2>
      {metrics.map((metric) => (
        <article key={metric.id} className={styles.part}>
          <h3>
            <UserText text={metric.name} />
          </h3>
          <RecipeSection metric={metric} mayEdit={mayEdit} />
        </article>
      ))}
    </section>
  );
}

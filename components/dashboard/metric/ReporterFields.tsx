import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { Person } from '@/lib/domain/people';
import { SelectField } from '../../pages/SelectField';
import page from '../dashboard.module.css';
import styles from './metric.module.css';
import type { MetricFormState } from './use-metric-form';

/** Who reports the number, and who else may enter it. */
export function ReporterFields(props: MetricFormState & { people: readonly Person[] }) {
  const { draft, change, people } = props;
  const { t } = useText();
  const listed = people.filter(
    ({ id, active, archivedAt }) => (active && !archivedAt) || id === draft.ownerId,
  );
  const others = listed.filter(({ id }) => id !== draft.ownerId);
  const toggle = (id: string, on: boolean) =>
    change({
      contributorIds: on ? [...draft.contributorIds, id] : draft.contributorIds.filter((one) => one !== id),
    });
  return (
    <>
      <SelectField
        name="ownerId"
        label={t('metric.owner')}
        hint={t('metric.owner.hint')}
        value={draft.ownerId}
        options={listed.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        onChange={(ownerId) => change({ ownerId })}
      />
      {others.length > 0 ? (
        <details className={styles.more}>
          <summary>{t('metric.contributors', { count: draft.contributorIds.length })}</summary>
          <ul className={styles.contributors}>
            {others.map(({ id, displayName }) => (
              <li key={id}>
                <label className={page.check}>
                  <input
                    type="checkbox"
                    checked={draft.contributorIds.includes(id)}
                    onChange={(event) => toggle(id, event.target.checked)}
                  />
                  <UserText text={displayName} />
                </label>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

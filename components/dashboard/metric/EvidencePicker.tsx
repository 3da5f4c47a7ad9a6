import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { EvidenceChoice } from '@/lib/domain/metric-page-types';
import page from '../dashboard.module.css';
import styles from './metric.module.css';

/** Which of the initiative's evidence shows the value from before. Nothing where none was kept yet. */
export function EvidencePicker(props: {
  evidence: readonly EvidenceChoice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const { evidence, chosen, onChange } = props;
  const { t } = useText();
  if (evidence.length === 0) return null;
  const toggle = (id: string, on: boolean) =>
    onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <details className={styles.more} open={chosen.length > 0 || undefined}>
      <summary>{t('metric.baseline.evidence', { count: chosen.length })}</summary>
      <ul className={styles.contributors}>
        {evidence.map(({ id, title }) => (
          <li key={id}>
            <label className={page.check}>
              <input
                type="checkbox"
                name="evidence"
                checked={chosen.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              <UserText text={title} />
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { Problem } from '../../pages/Problem';
import { SelectField } from '../../pages/SelectField';
import { useCommand } from '../../pages/use-command';
import styles from './initiative.module.css';

/** Who sits in front of this browser, and what that means here. On one device, everybody says so themselves. */
export function ActAs({ dossier: { me, people } }: { dossier: InitiativeDossier }) {
  const { t } = useText();
  const { run, problem } = useCommand('actAs');
  if (people.length < 2) return null;
  return (
    <div className={styles.actAs}>
      <SelectField
        name="actAs"
        label={t('initiative.actAs')}
        hint={t('initiative.actAs.hint')}
        value={me?.id ?? ''}
        options={people.map(({ id, name, reviewer }) => ({
          value: id,
          label: reviewer ? t('initiative.actAs.reviewer', { name }) : name,
        }))}
        onChange={(personId) => void run({ personId })}
      />
      <Problem problem={problem} />
    </div>
  );
}

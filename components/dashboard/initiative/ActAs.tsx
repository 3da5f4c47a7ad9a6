import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { Problem } from '../../pages/Problem';
import { SelectField } from '../../pages/SelectField';
import { useCommand } from '../../pages/use-command';
import styles from './initiative.module.css';

/** Who sits in front of this browser, and what that means here. */
export function ActAs({ dossier: { me, people, signedIn } }: { dossier: InitiativeDossier }) {
  if (signedIn) return me ? <SignedIn name={me.name} /> : null;
  return people.length < 2 ? null : <Choice myId={me?.id ?? ''} people={people} />;
}

/** In a team the sign-in says so, and nobody can say otherwise. */
function SignedIn({ name }: { name: string }) {
  const { t } = useText();
  return (
    <div className={styles.actAs}>
      <p>
        {t('initiative.actAs')}{' '}
        <strong>
          <UserText text={name} />
        </strong>
      </p>
      <p className={styles.small}>{t('initiative.actAs.signedIn')}</p>
    </div>
  );
}

/** On one device, everybody says so themselves. */
function Choice({ myId, people }: { myId: string; people: InitiativeDossier['people'] }) {
  const { t } = useText();
  const { run, problem } = useCommand('actAs');
  return (
    <div className={styles.actAs}>
      <SelectField
        name="actAs"
        label={t('initiative.actAs')}
        hint={t('initiative.actAs.hint')}
        value={myId}
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

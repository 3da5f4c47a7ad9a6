import { StatusDetails } from '@/components/ui/StatusDetails';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { hasEnded } from '@/lib/domain/initiative';
import { formatDay } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import { rolloutName, statusName } from '../../pages/words';
import { Block } from './Block';
import { EndForm } from './EndForm';
import styles from './initiative.module.css';
import { PauseForm } from './PauseForm';
import { RolloutForm } from './RolloutForm';

/** Who uses it and since when, and how it rests or ends. */
export function LifeSection({ dossier }: { dossier: InitiativeDossier }) {
  const text = useText();
  const { t, locale } = text;
  const resume = useCommand('resumeInitiative');
  const { initiative, can, people } = dossier;
  const { status, rolloutHistory, entryMode, phase } = initiative;
  const ended = hasEnded(initiative);
  const nameOf = (id: string | undefined) => people.find((person) => person.id === id)?.name;
  const untouched = phase === 'P1' && initiative.rollout === 'none' && entryMode === 'greenfield';
  return (
    <>
      <Block
        title={t('initiative.rollout')}
        intro={t('initiative.rollout.intro')}
        edit={can.record_rollout ? t('initiative.rollout.edit') : undefined}
        form={(close) => <RolloutForm dossier={dossier} onDone={close} />}
      >
        <p>
          <strong>{rolloutName(initiative.rollout, text)}</strong>{' '}
          {entryMode === 'in_flight' ? (
            <span className={styles.tag}>{t('initiative.rollout.inFlight')}</span>
          ) : null}
        </p>
        <ol className={styles.rows}>
          {rolloutHistory.map(({ rollout, from, by, note }) => (
            <li key={`${rollout}${from}`}>
              <p>
                {formatDay(from, locale)}: {rolloutName(rollout, text)}
              </p>
              <p className={styles.small}>
                <UserText text={[nameOf(by), note].filter(Boolean).join(': ')} />
              </p>
            </li>
          ))}
        </ol>
      </Block>
      {untouched && can.record_rollout ? (
        <Block
          title={t('initiative.inUse')}
          intro={t('initiative.inUse.intro')}
          edit={t('initiative.inUse.edit')}
          form={(close) => <RolloutForm dossier={dossier} inFlight onDone={close} />}
        />
      ) : null}
      <Block title={t('initiative.life')}>
        {status === 'active' ? (
          <p>
            <strong>{statusName(status, text)}</strong>
          </p>
        ) : (
          <StatusDetails initiative={{ ...initiative, statusByName: nameOf(initiative.statusBy) }} />
        )}
        {status === 'paused' && can.pause ? (
          <p>
            <Button
              variant="primary"
              busy={resume.busy}
              onClick={() => void resume.run({ initiativeId: initiative.id })}
            >
              {t('initiative.resume')}
            </Button>
          </p>
        ) : null}
        <Problem problem={resume.problem} />
      </Block>
      {status === 'active' && can.pause ? (
        <Block
          title={t('initiative.pause')}
          intro={t('initiative.pause.intro')}
          edit={t('initiative.pause.edit')}
          form={(close) => <PauseForm dossier={dossier} onDone={close} />}
        />
      ) : null}
      {!ended && can.end ? (
        <Block
          title={t('initiative.end')}
          intro={t('initiative.end.intro')}
          edit={t('initiative.end.edit')}
          form={(close) => <EndForm dossier={dossier} onDone={close} />}
        />
      ) : null}
    </>
  );
}

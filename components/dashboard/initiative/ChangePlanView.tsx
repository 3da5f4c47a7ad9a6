import type { ReactNode } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import { UserText } from '@/components/ui/UserText';
import type { PersonChoice } from '@/lib/domain/dossier-types';
import type { ChangePlan } from '@/lib/domain/initiative';
import { formatDay } from '@/lib/i18n/formats';
import styles from './initiative.module.css';

const TONES: Record<ChangePlan['stakeholders'][number]['stance'], Tone> = {
  willing: 'good',
  neutral: 'neutral',
  skeptical: 'caution',
  opposed: 'stop',
};

/** Who stands where, what was said against it and answered, who is trained, what was told. */
export function ChangePlanView({ change, people }: { change: ChangePlan; people: readonly PersonChoice[] }) {
  const { t, locale } = useText();
  const name = (personOrName: string) => people.find(({ id }) => id === personOrName)?.name ?? personOrName;
  return (
    <>
      <p>
        {t('initiative.change.training', { planned: change.training.planned, done: change.training.done })}{' '}
        {change.reviewedOn
          ? t('initiative.change.reviewed', { day: formatDay(change.reviewedOn, locale) })
          : t('initiative.change.notReviewed')}
      </p>
      <Part title={t('initiative.change.stakeholders')} shown={change.stakeholders.length > 0}>
        {change.stakeholders.map((word) => (
          <li key={`${word.personOrName}${word.expressedAt}${word.stance}`} data-tone={TONES[word.stance]}>
            <p className={styles.rowHead}>
              <strong>
                <UserText text={name(word.personOrName)} />
              </strong>
              <StatusBadge tone={TONES[word.stance]} quiet>
                {t(`stance.${word.stance}`)}
              </StatusBadge>
            </p>
            <p className={styles.small}>
              {formatDay(word.expressedAt, locale)}, {t(`stanceHow.${word.how}`)}
            </p>
          </li>
        ))}
      </Part>
      <Part title={t('initiative.change.objections')} shown={change.objections.length > 0}>
        {change.objections.map((one) => (
          <li key={`${one.raisedOn}${one.text}`} data-tone={one.response ? 'good' : 'caution'}>
            <p>
              “<UserText text={one.text} />”
            </p>
            <p className={styles.small}>
              {formatDay(one.raisedOn, locale)}
              {one.by ? ', ' : ''}
              {one.by ? <UserText text={one.by} /> : null}
            </p>
            <p>{one.response ? <UserText text={one.response} /> : t('initiative.change.unanswered')}</p>
          </li>
        ))}
      </Part>
      <Part title={t('initiative.change.communications')} shown={change.communications.length > 0}>
        {change.communications.map(({ on, what }) => (
          <li key={`${on}${what}`}>
            <p>
              {formatDay(on, locale)}: <UserText text={what} />
            </p>
          </li>
        ))}
      </Part>
    </>
  );
}

/** One of the three lists under its own heading; nothing while it is empty. */
function Part({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }) {
  if (!shown) return null;
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      <ul className={styles.rows}>{children}</ul>
    </div>
  );
}

import { useText } from '@/components/ui/text';
import { criterionRow } from '@/lib/domain/criteria';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import type { CriterionView } from '@/lib/domain/overview-types';
import { buttonClass } from '../../pages/Button';
import { Notice } from '../../pages/Notice';
import { MissingItems } from '../MissingItems';
import styles from './initiative.module.css';
import { placeOfCriterion, sectionHash } from './sections';

/** The shortest honest list: only what is missing, hard first, each with who can supply it and one action. */
export function ReadinessGap({ dossier }: { dossier: InitiativeDossier }) {
  const { t } = useText();
  const { gap, gates, initiative } = dossier;
  if (dossier.tier.tier === 'unacceptable') return <NoWayThere initiativeId={initiative.id} />;
  const upTo = gates.filter(({ view }) => view.gate !== 'G4').map(({ view }) => view);
  const sum = (field: 'hardMet' | 'hardTotal' | 'softMet' | 'softTotal') =>
    upTo.reduce((total, view) => total + view[field], 0);
  const counts = {
    hardMet: sum('hardMet'),
    hardTotal: sum('hardTotal'),
    softMet: sum('softMet'),
    softTotal: sum('softTotal'),
  };
  return (
    <section className={styles.block} aria-labelledby="gap-title">
      <h2 id="gap-title">{t('initiative.gap')}</h2>
      <p className={styles.counts}>{t('initiative.gap.counts', counts)}</p>
      {gap.length === 0 ? (
        <p>{t(counts.hardMet < counts.hardTotal ? 'initiative.gap.unseen' : 'initiative.gap.none')}</p>
      ) : null}
      <ol className={styles.gap}>
        {gap.map((criterion) => (
          <GapItem key={criterion.id} dossier={dossier} criterion={criterion} />
        ))}
      </ol>
    </section>
  );
}

/** One thing that is missing, from whom it can come, how much that takes, and the way to it where there is one. */
function GapItem({ dossier, criterion }: { dossier: InitiativeDossier; criterion: CriterionView }) {
  const { t } = useText();
  const { id, hard, missing, suppliedBy, state } = criterion;
  const place = placeOfCriterion(dossier.initiative.id, criterion);
  const effort = criterionRow(id)?.effort ?? 'project';
  return (
    <li>
      <div>
        <p>
          <strong>{t(`criterion.${id}`)}</strong>{' '}
          {hard ? null : <span className={styles.tag}>{t('dashboard.soft')}</span>}
        </p>
        {missing.length === 0 ? <p>{t(`criterionState.${state}`)}</p> : null}
        <MissingItems
          criterion={{ missing, suppliedBy }}
          suppliers={dossier.suppliers}
          action={suppliedBy === 'nobody_itself' ? null : t(`initiative.gap.effort.${effort}`)}
        />
      </div>
      {place ? (
        <a
          className={buttonClass()}
          href={place}
          aria-label={t('initiative.gap.go.name', { criterion: t(`criterion.${id}`) })}
        >
          {t(suppliedBy === 'nobody_itself' ? 'initiative.gap.look' : 'initiative.gap.go')}
        </a>
      ) : null}
    </li>
  );
}

/** At an unacceptable risk no list helps: nothing on it could ever lead to production. */
function NoWayThere({ initiativeId }: { initiativeId: string }) {
  const { t } = useText();
  return (
    <section className={styles.block} aria-labelledby="gap-title">
      <h2 id="gap-title">{t('initiative.gap')}</h2>
      <Notice tone="stop" heading={t('initiative.gap.unacceptable')}>
        <p>{t('initiative.gap.unacceptable.why')}</p>
      </Notice>
      <p>
        <a className={buttonClass()} href={sectionHash(initiativeId, 'scope')}>
          {t('initiative.gap.unacceptable.go')}
        </a>
      </p>
    </section>
  );
}

import { wasInForce } from '@/components/ui/governance-standing';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { governanceTone } from '@/components/ui/tones';
import type { DimensionCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay, formatInstant } from '@/lib/i18n/formats';
import { Notice } from '../../pages/Notice';
import { dimensionName, governanceName, rolloutName } from '../../pages/words';
import { ChangeList } from '../ChangeList';
import { Block } from './Block';
import { DecisionForm } from './DecisionForm';
import { DecisionRecord } from './DecisionRecord';
import styles from './initiative.module.css';
import { RequirementList } from './RequirementList';
import { RevokeForm } from './RevokeForm';
import { SubmissionForm } from './SubmissionForm';

/** One dimension: where it stands, what is asked and there, and the decision. */
export function DimensionReview(props: { dossier: InitiativeDossier; dimension: DimensionCase }) {
  const { dossier, dimension } = props;
  const text = useText();
  const { t, locale } = text;
  const { view, submission, decisions, barred, openConcerns } = dimension;
  const { can, timeZone } = dossier;
  const name = dimensionName(view.dimension, text);
  return (
    <>
      <Block title={name} intro={t(`dimensionAsks.${view.dimension}`)}>
        <p className={styles.small}>
          {t('dimensionReference', { labels: t(`dimensionReference.${view.dimension}`) })}
        </p>
        <p>
          <StatusBadge tone={governanceTone(view.status)}>{governanceName(view.status, text)}</StatusBadge>
        </p>
        <dl className={styles.facts}>
          {view.decidedOn ? (
            <Fact label={t('dashboard.governance.decided')}>{formatDay(view.decidedOn, locale)}</Fact>
          ) : null}
          {view.validUntil ? (
            <Fact label={t('initiative.review.validUntil')}>{formatDay(view.validUntil, locale)}</Fact>
          ) : null}
          {view.warnsOn && view.usable ? (
            <Fact label={t('initiative.review.warns')}>{formatDay(view.warnsOn, locale)}</Fact>
          ) : null}
          {view.maxRollout ? (
            <Fact label={t('dashboard.governance.upTo')}>{rolloutName(view.maxRollout, text)}</Fact>
          ) : null}
          {view.lapsedAt && wasInForce(view) ? (
            <Fact label={t('initiative.review.lapsed')}>
              {formatInstant(view.lapsedAt, locale, timeZone)}
            </Fact>
          ) : null}
        </dl>
        <ChangeList changes={view.changes ?? []} />
        {view.evidenceChanged ? (
          <Notice tone="caution" heading={t('initiative.review.evidenceChanged')}>
            <p>{view.evidenceChanged.titles.join(', ')}</p>
            <p className={styles.small}>
              {t('initiative.review.evidenceChanged.since', {
                day: formatInstant(view.evidenceChanged.since, locale, timeZone),
              })}
            </p>
          </Notice>
        ) : null}
        {openConcerns.count > 0 && openConcerns.since ? (
          <Notice tone="caution" heading={t('initiative.review.concerns', { count: openConcerns.count })}>
            <p>
              {t('initiative.review.concerns.since', {
                day: formatInstant(openConcerns.since, locale, timeZone),
              })}
            </p>
          </Notice>
        ) : null}
        {submission ? (
          <p className={styles.small}>
            {t('initiative.review.submitted', {
              name: submission.byName,
              at: formatInstant(submission.at, locale, timeZone),
              rollout: rolloutName(submission.requestedMaxRollout, text),
            })}
          </p>
        ) : null}
      </Block>
      <Block
        title={t('initiative.review.requirements')}
        intro={t('initiative.review.requirements.intro')}
        edit={can.submit ? t('initiative.review.submit') : undefined}
        form={(close) => <SubmissionForm dossier={dossier} dimension={dimension} onDone={close} />}
      >
        <RequirementList dossier={dossier} dimension={dimension} />
      </Block>
      <Block
        title={t('initiative.review.decide')}
        intro={t('initiative.review.decide.intro')}
        edit={barred ? undefined : t('initiative.review.decide.edit')}
        form={(close) => <DecisionForm dossier={dossier} dimension={dimension} onDone={close} />}
      >
        {barred ? <p>{t(`initiative.review.barred.${barred}`)}</p> : null}
      </Block>
      {decisions.length > 0 ? (
        <Block
          title={t('initiative.review.decisions')}
          edit={view.usable && !barred ? t('initiative.review.revoke') : undefined}
          form={(close) => <RevokeForm dossier={dossier} dimension={dimension} onDone={close} />}
        >
          <ul className={styles.rows}>
            {decisions.map((decision) => (
              <DecisionRecord key={decision.id} dossier={dossier} decision={decision} />
            ))}
          </ul>
        </Block>
      ) : null}
    </>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

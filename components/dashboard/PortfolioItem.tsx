import { governanceStanding, missedDimensions } from '@/components/ui/governance-standing';
import { statusWords } from '@/components/ui/metric-standing';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { hasEnded } from '@/lib/domain/initiative';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatValue } from '@/lib/i18n/formats';
import { GuidanceSentence } from '../pages/GuidanceSentence';
import { phaseName, rolloutName, statusName } from '../pages/words';
import styles from './dashboard.module.css';
import type { PortfolioRow } from './portfolio';
import { worstHeadline } from './worst-headline';

/** One initiative in the list: what may be done, where it stands, and its worst news first. */
export function PortfolioItem({ row, fetching }: { row: PortfolioRow; fetching: boolean }) {
  const { brief, overview } = row;
  const text = useText();
  const { t } = text;
  const isMissed = overview !== undefined && missedDimensions(overview.compliance).size > 0;
  const governance = governanceStanding(brief.governance, isMissed, text);
  const saysStatus = brief.status === 'active' || overview?.guidance.id === 'guidance.statusSince';
  const headline = overview && worstHeadline(overview.metrics);
  return (
    <li className={styles.item} data-tone={overview?.guidance.tone ?? 'neutral'}>
      <div className={styles.itemMain}>
        <h2>
          <a href={`#/initiative/${brief.id}`}>
            <UserText text={brief.name} />
          </a>
          <span className={styles.key}>{brief.key}</span>
        </h2>
        {overview ? (
          <p className={styles.itemGuidance}>
            <ToneIcon tone={overview.guidance.tone} />
            <span>
              <GuidanceSentence guidance={overview.guidance} />
            </span>
          </p>
        ) : null}
        {overview?.stuck ? (
          <p className={styles.small}>
            {t('dashboard.stuck', { days: overview.stuck.days })}. {t('dashboard.stuck.inTheWay')}{' '}
            {overview.stuck.blocking.map((id) => t(`criterion.${id}`)).join('; ')}.
          </p>
        ) : null}
        {overview?.learnt ? (
          <p className={styles.learnt}>
            <b>{t('statusDetail.learnt')}:</b> <UserText text={overview.learnt} />
          </p>
        ) : null}
        {overview?.scaled ? <p className={styles.small}>{t('dashboard.scaled')}.</p> : null}
      </div>
      <dl className={styles.itemFacts}>
        <div>
          <dt>{t('page.phase')}</dt>
          <dd>{phaseName(brief.phase, text)}</dd>
        </div>
        <div>
          <dt>{t('page.rollout')}</dt>
          <dd>
            {rolloutName(brief.rollout, text)}
            {saysStatus ? null : ` · ${statusName(brief.status, text)}`}
          </dd>
        </div>
        <div>
          <dt>{t('page.governance')}</dt>
          <dd>
            <StatusBadge tone={governance.tone} quiet>
              {governance.words}
            </StatusBadge>
          </dd>
        </div>
        <div>
          <dt>{t('dashboard.headline')}</dt>
          <dd>
            {overview ? <HeadlineWords metric={headline} ended={hasEnded(brief)} fetching={fetching} /> : '…'}
          </dd>
        </div>
      </dl>
    </li>
  );
}

/** The worst headline figure; of what has ended the last value alone, since nothing is asked of it any more. */
function HeadlineWords(props: { metric: MetricView | undefined; ended: boolean; fetching: boolean }) {
  const { metric, ended, fetching } = props;
  const text = useText();
  const { t, locale } = text;
  if (!metric) return <>{t('dashboard.headline.none')}</>;
  const { tone, words } = statusWords(metric, metric.status, text);
  const isComing = fetching && metric.notCopied === 'all';
  return (
    <>
      {ended ? (
        t('dashboard.headline.last')
      ) : (
        <StatusBadge tone={tone} quiet>
          {isComing ? t('metricStatus.fetching') : words}
        </StatusBadge>
      )}
      <span className={styles.small}>
        <UserText text={metric.name} />
        {metric.latest ? `: ${formatValue(metric.latest.value, metric.unit, locale)}` : ''}
      </span>
    </>
  );
}

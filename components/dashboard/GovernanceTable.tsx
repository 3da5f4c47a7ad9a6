import { governanceStanding, missedDimensions, wasInForce } from '@/components/ui/governance-standing';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { ComplianceView, DimensionView } from '@/lib/domain/overview-types';
import { formatDay, formatInstant } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import table from '../pages/table.module.css';
import { dimensionName, rolloutName } from '../pages/words';
import { ChangeList } from './ChangeList';
import styles from './dashboard.module.css';

/**
 * Each governance dimension as a decision of its own: status, who decided when, until when and how far it
 * holds.
 */
export function GovernanceTable({
  dimensions,
  compliance,
  timeZone,
}: {
  dimensions: readonly DimensionView[];
  /** Tells which of them the present use lacks. */
  compliance: ComplianceView;
  timeZone: string;
}) {
  const text = useText();
  const { t, locale } = text;
  const missed = missedDimensions(compliance);
  const standingOf = ({ dimension, status }: DimensionView) =>
    governanceStanding(status, missed.has(dimension), text);
  const columns = ['dimension', 'status', 'decided', 'valid', 'upTo'] as const;
  return (
    <table className={`${table.table} ${table.framed}`}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`dashboard.governance.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dimensions.map((view) => (
          <tr key={view.dimension}>
            <th scope="row">{dimensionName(view.dimension, text)}</th>
            <td data-label={t('dashboard.governance.status')}>
              <StatusBadge tone={standingOf(view).tone} quiet>
                {standingOf(view).words}
              </StatusBadge>
              <ChangeList changes={view.changes ?? []} />
            </td>
            <td data-label={t('dashboard.governance.decided')}>
              {view.decidedOn ? formatDay(view.decidedOn, locale) : '–'}
              {view.reviewerName ? (
                <span className={styles.small}>
                  <UserText text={view.reviewerName} />
                </span>
              ) : null}
            </td>
            <td data-label={t('dashboard.governance.valid')}>{validityWords(view, text, timeZone)}</td>
            <td data-label={t('dashboard.governance.upTo')}>
              {view.maxRollout ? rolloutName(view.maxRollout, text) : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function validityWords(view: DimensionView, { t, locale }: Translator, timeZone: string): string {
  const { status, usable, validUntil, lapsedAt } = view;
  if (status === 'expired' && validUntil) {
    return t('dashboard.governance.expired', { day: formatDay(validUntil, locale) });
  }
  if (lapsedAt && wasInForce(view)) {
    return t('dashboard.governance.lapsed', { since: formatInstant(lapsedAt, locale, timeZone) });
  }
  return usable && validUntil ? t('dashboard.governance.until', { day: formatDay(validUntil, locale) }) : '–';
}

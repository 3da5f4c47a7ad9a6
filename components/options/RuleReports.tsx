import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MatchReport } from '@/lib/domain/match-report';
import type { Person } from '@/lib/domain/people';
import { formatInstant } from '@/lib/i18n/formats';
import { fieldName, valueWords } from '../pages/rule-sentence';
import styles from './options.module.css';

/** "Not the right initiative": what readers said, with exactly the fields they agreed to send. */
export function RuleReports({
  reports,
  version,
  people,
}: {
  reports: readonly MatchReport[];
  /** The rule's present version: what was said of an earlier one may have been put right since. */
  version: number;
  people: readonly Person[];
}) {
  const text = useText();
  const { t, locale } = text;
  if (reports.length === 0) return null;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const newestFirst = [...reports].sort((a, b) => b.at.localeCompare(a.at));
  const open = reports.filter(({ ruleVersion }) => ruleVersion >= version);
  return (
    <details className={styles.reports} data-quiet={open.length === 0 || undefined}>
      <summary>
        {open.length > 0
          ? t('options.rules.reports', { count: open.length })
          : t('options.rules.reports.earlier', { count: reports.length })}
      </summary>
      <ul>
        {newestFirst.map((report) => (
          <li key={report.id}>
            <p>
              <strong>
                <UserText text={report.key} />
              </strong>{' '}
              <span className={styles.soft}>
                {t('options.rules.reports.by', {
                  name: isolated(
                    people.find(({ id }) => id === report.by)?.displayName ??
                      t('options.rules.reports.somebody'),
                  ),
                  at: formatInstant(report.at, locale, zone),
                })}
              </span>
            </p>
            {open.length > 0 && report.ruleVersion < version ? (
              <p className={styles.soft}>{t('options.rules.reports.before')}</p>
            ) : null}
            {report.note ? (
              <p>
                <UserText text={report.note} />
              </p>
            ) : null}
            <p className={styles.soft}>
              <UserText
                text={report.fields
                  .map(({ field, value }) => `${fieldName(field, text)}: ${valueWords(value, text)}`)
                  .join(' · ')}
              />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

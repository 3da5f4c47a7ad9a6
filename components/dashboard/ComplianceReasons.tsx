import { useText } from '@/components/ui/text';
import type { ComplianceReason, ComplianceView } from '@/lib/domain/overview-types';
import { formatInstant } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import styles from './dashboard.module.css';

/** Why the initiative is used beyond what is permitted, when it is. Cannot be closed, only resolved. */
export function ComplianceReasons({
  compliance,
  timeZone,
}: {
  compliance: ComplianceView;
  timeZone: string;
}) {
  const text = useText();
  const { t, locale } = text;
  if (compliance.compliant) return null;
  const heading = compliance.since
    ? t('dashboard.noncompliant.since', { since: formatInstant(compliance.since, locale, timeZone) })
    : t('dashboard.noncompliant');
  const sentences = new Set(compliance.reasons.map((reason) => reasonSentence(reason, text)));
  return (
    <section className={styles.reasons} aria-label={heading}>
      <h2>{heading}</h2>
      <ul>
        {[...sentences].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function reasonSentence({ since: _, ...reason }: ComplianceReason, { t }: Translator): string {
  const { code, ...values } = reason;
  const sentence = t(`compliance.${code}`, values);
  if (reason.code !== 'gate_lapsed') return sentence;
  return t('dashboard.reason.criterion', { sentence, criterion: t(`criterion.${reason.criterionId}`) });
}

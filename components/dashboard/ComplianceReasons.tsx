import { useText } from '@/components/ui/text';
import type { ComplianceReason, ComplianceView } from '@/lib/domain/overview-types';
import { formatInstant } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import { Notice } from '../pages/Notice';

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
  return (
    <Notice tone="stop" heading={heading}>
      <ul>
        {compliance.reasons.map((reason) => {
          const sentence = reasonSentence(reason, text);
          return <li key={sentence}>{sentence}</li>;
        })}
      </ul>
    </Notice>
  );
}

function reasonSentence({ since: _, ...reason }: ComplianceReason, { t }: Translator): string {
  const { code, ...values } = reason;
  return t(`compliance.${code}`, values);
}

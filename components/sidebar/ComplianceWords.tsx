import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { ComplianceReason, ComplianceView } from '@/lib/domain/overview-types';
import { formatInstant } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import { usePanel } from './panel-context';

/** Whether the exposure is permitted, and if not, since when and why. */
export function ComplianceWords({ compliance }: { compliance: ComplianceView }) {
  const translator = useText();
  const { t, locale } = translator;
  const { timeZone } = usePanel().answer;
  if (compliance.compliant)
    return (
      <StatusBadge tone="good" quiet>
        {t('compliance.compliant')}
      </StatusBadge>
    );
  return (
    <>
      <StatusBadge tone="stop" quiet>
        {compliance.since
          ? t('sidebar.noncompliant.since', { since: formatInstant(compliance.since, locale, timeZone) })
          : t('compliance.noncompliant')}
      </StatusBadge>
      <ul className="reasons">
        {compliance.reasons.map((reason) => {
          const sentence = reasonSentence(reason, translator);
          return <li key={sentence}>{sentence}</li>;
        })}
      </ul>
    </>
  );
}

function reasonSentence(reason: ComplianceReason, { t }: Translator): string {
  const { code, since: _, ...codes } = reason;
  return t(`compliance.${code}`, codes);
}

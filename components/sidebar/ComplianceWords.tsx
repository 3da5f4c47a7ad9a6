import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { ComplianceView } from '@/lib/domain/overview-types';
import { formatInstantDay } from '@/lib/i18n/formats';
import { complianceSentences } from './compliance-words';
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
          ? t('sidebar.noncompliant.since', { since: formatInstantDay(compliance.since, locale, timeZone) })
          : t('compliance.noncompliant')}
      </StatusBadge>
      <ul className="reasons">
        {complianceSentences(compliance.reasons, translator).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

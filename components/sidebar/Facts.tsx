import type { ReactNode } from 'react';
import { governanceStanding, missedDimensions } from '@/components/ui/governance-standing';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { ComplianceWords } from './ComplianceWords';

/** Rollout, compliance, governance and owner in words: two seconds of reading. */
export function Facts({ initiative }: { initiative: InitiativeOverview }) {
  const translator = useText();
  const { t } = translator;
  const isMissed = missedDimensions(initiative.compliance).size > 0;
  const governance = governanceStanding(initiative.governance, isMissed, translator);
  const row = (name: string, value: ReactNode) => (
    <div>
      <dt>{t(`sidebar.fact.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <dl className="facts section">
      {initiative.purpose && row('purpose', <UserText text={initiative.purpose} />)}
      {row('rollout', <b>{t(`rollout.${initiative.rollout}`)}</b>)}
      {row('compliance', <ComplianceWords compliance={initiative.compliance} />)}
      {row(
        'governance',
        <StatusBadge tone={governance.tone} quiet>
          {governance.words}
        </StatusBadge>,
      )}
      {row(
        'owner',
        initiative.ownerName ? <UserText text={initiative.ownerName} /> : t('sidebar.owner.gone'),
      )}
    </dl>
  );
}

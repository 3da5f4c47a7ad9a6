import { Fragment } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { CriterionView } from '@/lib/domain/overview-types';
import { criterionTone } from '../pages/tones';

/** How a criterion stands, in words. An exception does not hide that it was met too late. */
export function CriterionState({ state, late }: { state: CriterionView['state']; late: true | undefined }) {
  const { t } = useText();
  const shown = late ? (['met_late', state] as const) : ([state] as const);
  return (
    <span>
      {shown.map((one) => (
        <Fragment key={one}>
          <StatusBadge tone={criterionTone(one)} quiet>
            {t(`criterionState.${one}`)}
          </StatusBadge>{' '}
        </Fragment>
      ))}
    </span>
  );
}

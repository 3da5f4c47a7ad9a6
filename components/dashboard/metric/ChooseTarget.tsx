import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { TargetView } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { formatValue } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { useCommand } from '../../pages/use-command';
import { ReasonDialog } from './ReasonDialog';

/** Decides for one of the targets that were set without knowing of each other; the others stay on the record. */
export function ChooseTarget({ target, metric }: { target: TargetView; metric: Metric }) {
  const { t, locale } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const set = useCommand('setTarget');
  const { value, startOn, dueOn } = target;
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('metric.rivals.choose')}</Button>
      {isOpen ? (
        <ReasonDialog
          about="promote"
          value={formatValue(value, metric.unit, locale)}
          command={set}
          field="targets"
          run={(reason) =>
            set.run({
              metricId: metric.id,
              at: metric.at,
              target: { value, startOn, dueOn, reason: reason.trim() },
            })
          }
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}

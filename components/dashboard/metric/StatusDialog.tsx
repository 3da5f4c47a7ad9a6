import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { FormDialog } from './FormDialog';

/** Pauses or ends measuring, with the reason that the record keeps. */
export function StatusDialog(props: {
  page: MetricPageView;
  status: 'paused' | 'closed';
  onClose: () => void;
}) {
  const { page, status, onClose } = props;
  const text = useText();
  const { t } = text;
  const set = useCommand('setMetricStatus');
  const [reason, setReason] = useState('');
  const { id: metricId, at } = page.metric;
  const submit = async () => {
    if (await set.run({ metricId, at, status, reason })) onClose();
  };
  return (
    <FormDialog
      title={t(`metric.status.${status}.title`)}
      intro={t(`metric.status.${status}.intro`)}
      submit={t(`metric.status.${status}.title`)}
      busy={set.busy}
      problem={set.problem}
      shownAtFields={['reason']}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        name="reason"
        label={t('metric.reason')}
        error={problemAt('reason', set.problem, text)}
        value={reason}
        maxLength={280}
        rows={2}
        onChange={setReason}
      />
    </FormDialog>
  );
}

import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import { TIME_DESTINATIONS, type TimeDestination } from '@/lib/domain/metric-records';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { FormDialog } from './FormDialog';

/** Where the saved time went. "Nowhere yet" is an answer. */
export function DestinationDialog({ page, onClose }: { page: MetricPageView; onClose: () => void }) {
  const { t } = useText();
  const set = useCommand('setTimeDestination');
  const { timeDestination, id: metricId, at } = page.metric;
  const [kind, setKind] = useState<TimeDestination>(timeDestination?.kind ?? 'unspent');
  const [note, setNote] = useState(timeDestination?.note ?? '');
  const submit = async () => {
    if (await set.run({ metricId, at, kind, note: note.trim() })) onClose();
  };
  return (
    <FormDialog
      title={t('metric.destination.title')}
      intro={t('metric.destination.intro')}
      submit={t('metric.save')}
      busy={set.busy}
      problem={set.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <SelectField
        name="destination"
        label={t('metric.destination.kind')}
        value={kind}
        options={TIME_DESTINATIONS.map((value) => ({ value, label: t(`metric.destination.${value}`) }))}
        onChange={setKind}
      />
      <TextField
        name="note"
        label={t('metric.destination.note')}
        value={note}
        maxLength={280}
        rows={2}
        onChange={setNote}
      />
    </FormDialog>
  );
}

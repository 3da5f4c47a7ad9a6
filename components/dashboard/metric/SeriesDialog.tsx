import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { BaselineFields } from './BaselineFields';
import { FormDialog } from './FormDialog';
import { draftOf } from './metric-draft';
import { type MetricProblems, readFoundation } from './read-metric-draft';
import { TargetFields } from './TargetFields';

/**
 * Sets the value from before while that is still possible; afterwards starts a new series with a reason, beside which
 * the old one stays.
 */
export function SeriesDialog({ page, onClose }: { page: MetricPageView; onClose: () => void }) {
  const text = useText();
  const { t, locale } = text;
  const { metric, frozen } = page;
  const open = useCommand('openSeries');
  const set = useCommand('setBaseline');
  const [draft, setDraft] = useState(() => draftOf(metric, locale));
  const [reason, setReason] = useState('');
  const [found, setFound] = useState<MetricProblems>({});
  const [isUnexplained, setIsUnexplained] = useState(false);
  const problem = open.problem ?? set.problem;
  const change = (part: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...part }));
  const error = (field: keyof typeof draft) => {
    const id = found[field];
    return id ? t(id) : problemAt(field === 'target' ? 'targets' : field, problem, text);
  };
  const submit = async () => {
    const reading = readFoundation(draft, locale);
    const unexplained = frozen && !reason.trim();
    setFound(reading.problems);
    setIsUnexplained(unexplained);
    if (unexplained || Object.keys(reading.problems).length > 0) return;
    const which = { metricId: metric.id, at: metric.at };
    const { baseline, target } = reading;
    if (!frozen && !baseline) {
      setFound({ baseline: 'metric.number.missing' });
      return;
    }
    const done = frozen
      ? await open.run({ ...which, reason, ...(baseline && { baseline }), ...(target && { target }) })
      : baseline && (await set.run({ ...which, baseline }));
    if (done) onClose();
  };
  const fields = { draft, change, error, findings: [] };
  return (
    <FormDialog
      title={t(frozen ? 'metric.series.title' : 'metric.baseline.title')}
      intro={frozen ? t('metric.series.intro') : undefined}
      submit={t(frozen ? 'metric.series.submit' : 'metric.save')}
      busy={open.busy || set.busy}
      problem={problem}
      shownAtFields={['baseline', 'targets', 'series']}
      onSubmit={submit}
      onClose={onClose}
    >
      {frozen ? (
        <TextField
          name="reason"
          label={t('metric.series.reason')}
          error={isUnexplained ? t('problem.series_reason_required') : problemAt('series', problem, text)}
          value={reason}
          maxLength={280}
          rows={2}
          onChange={setReason}
        />
      ) : null}
      <BaselineFields {...fields} evidence={page.evidence} />
      {frozen ? <TargetFields {...fields} /> : null}
    </FormDialog>
  );
}

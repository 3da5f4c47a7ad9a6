import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import type { Person } from '@/lib/domain/people';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import { type ExecutiveDraft, ExecutiveField, readExecutive } from './ExecutiveField';
import { FormDialog } from './FormDialog';

/** Which executive cares about the number, and why. Changed, it has to be accepted again. */
export function OutcomeDialog(props: { page: MetricPageView; people: Person[]; onClose: () => void }) {
  const { page, people, onClose } = props;
  const { t } = useText();
  const set = useCommand('setExecutiveOutcome');
  const { execOutcome, id: metricId, at } = page.metric;
  const [statement, setStatement] = useState(execOutcome?.statement ?? '');
  const [executive, setExecutive] = useState<ExecutiveDraft>({
    id: execOutcome?.executiveId ?? '',
    name: execOutcome?.executiveId ? '' : (execOutcome?.executiveName ?? ''),
  });
  const [asked, setAsked] = useState(false);
  const who = readExecutive(executive, people);
  const submit = async () => {
    setAsked(true);
    if (!who || !statement.trim()) return;
    if (await set.run({ metricId, at, statement: statement.trim(), ...who })) onClose();
  };
  return (
    <FormDialog
      title={t('metric.outcome.title')}
      intro={t('metric.outcome.intro')}
      submit={t('metric.save')}
      busy={set.busy}
      problem={set.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        name="statement"
        label={t('metric.outcome.statement')}
        hint={t('metric.outcome.statement.hint')}
        error={asked && !statement.trim() ? t('metric.outcome.statement.missing') : undefined}
        value={statement}
        maxLength={280}
        rows={2}
        onChange={setStatement}
      />
      <ExecutiveField
        people={people}
        draft={executive}
        error={asked && !who ? t('metric.outcome.who.missing') : undefined}
        onChange={setExecutive}
      />
    </FormDialog>
  );
}

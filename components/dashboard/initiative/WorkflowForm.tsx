import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { partStamp } from '@/lib/domain/plan-parts';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import { ListEditor } from './ListEditor';

type StepDraft = { name: string; actor: string; tool: string };
const BLANK: StepDraft = { name: '', actor: '', tool: '' };

/** The steps of the work, before and after. */
export function WorkflowForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const { initiative } = dossier;
  const drafts = (which: 'before' | 'after'): StepDraft[] =>
    initiative.workflow?.[which].map(({ name, actor, tool = '' }) => ({ name, actor, tool })) ?? [BLANK];
  const [steps, setSteps] = useState(() => ({ before: drafts('before'), after: drafts('after') }));
  const clean = (rows: StepDraft[]) =>
    rows
      .filter(({ name }) => name.trim())
      .map(({ name, actor, tool }) => ({ name, actor, ...(tool.trim() && { tool: tool.trim() }) }));
  return (
    <CommandForm
      command="saveWorkflow"
      submit={t('initiative.save')}
      onDone={onDone}
      onCancel={onDone}
      version={partStamp(initiative, 'workflow')}
      input={(basedOn) => ({
        initiativeId: initiative.id,
        basedOn,
        before: clean(steps.before),
        after: clean(steps.after),
      })}
    >
      {() =>
        (['before', 'after'] as const).map((which) => (
          <ListEditor
            key={which}
            legend={t(`initiative.workflow.${which}`)}
            add={t('initiative.workflow.add')}
            rows={steps[which]}
            blank={BLANK}
            onChange={(rows) => setSteps({ ...steps, [which]: rows })}
          >
            {(row, change) => (
              <>
                <TextField
                  name="step"
                  label={t('initiative.workflow.step')}
                  value={row.name}
                  maxLength={120}
                  onChange={(name) => change({ name })}
                />
                <TextField
                  name="actor"
                  label={t('initiative.workflow.actor')}
                  value={row.actor}
                  maxLength={120}
                  onChange={(actor) => change({ actor })}
                />
                <TextField
                  name="tool"
                  label={t('initiative.workflow.tool')}
                  value={row.tool}
                  maxLength={80}
                  onChange={(tool) => change({ tool })}
                />
              </>
            )}
          </ListEditor>
        ))
      }
    </CommandForm>
  );
}

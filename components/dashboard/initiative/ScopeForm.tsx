import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { AFFECTED_GROUPS, DATA_CLASSES, DECISION_ROLES, DOMAIN_FLAGS } from '@/lib/domain/initiative';
import { TOOLS } from '@/lib/domain/primitives';
import form from '../../pages/form.module.css';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { CheckGroup } from './CheckGroup';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';
import { ExampleList } from './ExampleList';
import styles from './initiative.module.css';
import { ListEditor } from './ListEditor';
import { NumberField } from './NumberField';
import { type ScopeDraft, scopeDraft, scopeOf } from './scope-draft';

const BLANK_SURFACE: ScopeDraft['surfaces'][number] = { tool: 'jira', kind: 'existing_tool', retireBy: '' };

/** What it does and touches. Widening it may end approvals; the form says so before it is saved. */
export function ScopeForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const { initiative } = dossier;
  const [draft, setDraft] = useState(() => scopeDraft(initiative.scope));
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  return (
    <CommandForm
      command="changeScope"
      submit={t('initiative.save')}
      onDone={onDone}
      onCancel={onDone}
      version={initiative.scopeVersion}
      input={(basedOn) => ({
        initiativeId: initiative.id,
        scopeVersion: Number(basedOn),
        scope: scopeOf(draft, initiative.scope),
      })}
    >
      {() => (
        <>
          <p className={styles.small}>{t('initiative.scope.warning')}</p>
          <ExampleList
            legend={t('initiative.scope.inputs')}
            add={t('initiative.scope.addInput')}
            rows={draft.inputs}
            onChange={(inputs) => set({ inputs })}
          />
          <ExampleList
            legend={t('initiative.scope.outputs')}
            add={t('initiative.scope.addOutput')}
            rows={draft.outputs}
            onChange={(outputs) => set({ outputs })}
          />
          <SelectField
            name="decisionRole"
            label={t('change.decision_role')}
            value={draft.decisionRole}
            options={DECISION_ROLES.map((value) => ({ value, label: t(`change.decision_role.${value}`) }))}
            onChange={(decisionRole) => set({ decisionRole })}
          />
          <CheckGroup
            legend={t('change.affects')}
            values={draft.affects}
            options={AFFECTED_GROUPS.map((value) => ({ value, label: t(`change.affects.${value}`) }))}
            onChange={(affects) => set({ affects })}
          />
          <CheckGroup
            legend={t('change.data_classes')}
            values={draft.dataClasses}
            options={DATA_CLASSES.map((value) => ({ value, label: t(`change.data_classes.${value}`) }))}
            onChange={(dataClasses) => set({ dataClasses })}
          />
          <CheckGroup
            legend={t('change.domain_flags')}
            hint={t('initiative.scope.flags.hint')}
            values={draft.domainFlags}
            options={DOMAIN_FLAGS.map((value) => ({ value, label: t(`change.domain_flags.${value}`) }))}
            onChange={(domainFlags) => set({ domainFlags })}
          />
          <ListEditor
            legend={t('change.surface')}
            add={t('initiative.scope.addSurface')}
            rows={draft.surfaces}
            blank={BLANK_SURFACE}
            onChange={(surfaces) => set({ surfaces })}
          >
            {(row, change) => (
              <>
                <SelectField
                  name="tool"
                  label={t('initiative.scope.tool')}
                  value={row.tool}
                  options={TOOLS.map((value) => ({
                    value,
                    label: t(`change.surface.${value}/existing_tool`),
                  }))}
                  onChange={(tool) => change({ tool })}
                />
                <SelectField
                  name="kind"
                  label={t('initiative.scope.kind')}
                  value={row.kind}
                  options={(['existing_tool', 'new_interface'] as const).map((value) => ({
                    value,
                    label: t(`initiative.scope.kind.${value}`),
                  }))}
                  onChange={(kind) => change({ kind })}
                />
                {row.kind === 'new_interface' ? (
                  <DayField
                    label={t('initiative.scope.endsOn')}
                    value={row.retireBy}
                    onChange={(retireBy) => change({ retireBy })}
                  />
                ) : null}
              </>
            )}
          </ListEditor>
          <fieldset className={form.group}>
            <legend>{t('initiative.scope.model')}</legend>
            <div className={form.pair}>
              <TextField
                name="provider"
                label={t('change.model_provider')}
                value={draft.provider}
                maxLength={120}
                onChange={(provider) => set({ provider })}
              />
              <TextField
                name="model"
                label={t('change.model_name')}
                value={draft.model}
                maxLength={120}
                onChange={(model) => set({ model })}
              />
              <TextField
                name="version"
                label={t('change.model_version')}
                value={draft.version}
                maxLength={80}
                onChange={(version) => set({ version })}
              />
              <TextField
                name="instructionsVersion"
                label={t('change.instructions_version')}
                value={draft.instructionsVersion}
                maxLength={80}
                onChange={(instructionsVersion) => set({ instructionsVersion })}
              />
            </div>
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={draft.instructionsMajor}
                onChange={(event) => set({ instructionsMajor: event.target.checked })}
              />
              <span>{t('initiative.scope.major')}</span>
            </label>
          </fieldset>
          <NumberField
            label={t('change.exposed_headcount')}
            hint={t('initiative.scope.headcount.hint')}
            value={draft.headcount}
            onChange={(headcount) => set({ headcount })}
          />
        </>
      )}
    </CommandForm>
  );
}

import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { VersionDemand } from '@/lib/domain/client-version';
import { RIGORS, WORKSPACE_LANGUAGES, type Workspace } from '@/lib/domain/workspace';
import { Button } from '../pages/Button';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { Problem } from '../pages/Problem';
import { problemAt } from '../pages/problem-sentence';
import { TextField } from '../pages/TextField';
import { useCommand } from '../pages/use-command';
import { useKeptDraft } from '../pages/use-kept-draft';
import { CalendarFields } from './CalendarFields';
import { GuidanceFields } from './GuidanceFields';
import { LastChange } from './LastChange';
import { OptionalDimensions } from './OptionalDimensions';
import styles from './options.module.css';
import { ReadOnly } from './ReadOnly';
import {
  CADENCES,
  draftOfWorkspace,
  readWorkspaceDraft,
  THRESHOLDS,
  TIERS,
  type WorkspaceDraft,
  type WorkspaceProblems,
} from './workspace-draft';

/**
 * All settings of the workspace in one form; without the role they can be read. What is typed stays in this browser until
 * it is saved or discarded.
 */
export function WorkspaceForm(props: {
  workspace: Workspace;
  isAdmin: boolean;
  heldBack: VersionDemand | undefined;
  meId: string;
}) {
  const { workspace, isAdmin, heldBack, meId } = props;
  const text = useText();
  const { t } = text;
  const element = useRef<HTMLFormElement>(null);
  // What was edited, not what has arrived since: somebody else's change must not be overwritten unseen.
  const standing = { ...draftOfWorkspace(workspace), editedAt: workspace.at };
  const kept = useKeptDraft(['workspace-draft', meId], standing);
  const draft = isAdmin ? kept.draft : standing;
  const [problems, setProblems] = useState<WorkspaceProblems>({});
  const [saved, setSaved] = useState(false);
  const save = useCommand('editWorkspace');
  const change = (next: Partial<WorkspaceDraft>) => {
    kept.change(next);
    quieten();
  };
  const discard = () => {
    kept.settle(standing);
    quieten();
    element.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
  };
  const quieten = () => {
    setProblems({});
    setSaved(false);
    save.forget();
  };
  const errorAt = (field: string, path = field) => {
    const own = problems[field];
    return own ? t(own.id, own.values) : problemAt(path, save.problem, text);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readWorkspaceDraft(draft, draft.editedAt);
    if ('problems' in read) {
      setProblems(read.problems);
      return focusFirstProblem(element.current);
    }
    const done = await save.run(read.input);
    if (!done) return focusFirstProblem(element.current);
    kept.settle({ ...draft, editedAt: done.at });
    setSaved(true);
  };
  const numberField = (name: keyof WorkspaceDraft['thresholds'], path: string) => (
    <TextField
      key={name}
      name={name}
      label={t(`options.workspace.threshold.${name}`)}
      error={errorAt(name, path)}
      value={draft.thresholds[name]}
      autoComplete="off"
      onChange={(value) => change({ thresholds: { ...draft.thresholds, [name]: value } })}
    />
  );
  return (
    <form ref={element} className={styles.content} noValidate onSubmit={submit}>
      {isAdmin ? null : <ReadOnly because="options.workspace.readOnly" heldBack={heldBack} />}
      <fieldset className={styles.plain} disabled={!isAdmin}>
        <section className={styles.panel}>
          <h2>{t('options.workspace.calendar')}</h2>
          <CalendarFields draft={draft} errorAt={errorAt} onChange={change} />
        </section>
        <section className={styles.panel}>
          <h2>{t('options.workspace.language')}</h2>
          <ChoiceGroup
            legend={t('options.workspace.language')}
            quietLegend
            hint={t('options.workspace.language.hint')}
            value={draft.locale}
            options={WORKSPACE_LANGUAGES.map((value) => ({
              value,
              label: t(value === 'auto' ? 'options.workspace.language.auto' : `options.language.${value}`),
            }))}
            onChange={(locale) => change({ locale })}
          />
        </section>
        <section className={styles.panel}>
          <h2>{t('options.workspace.guidance')}</h2>
          <GuidanceFields draft={draft} problems={problems} onChange={change} />
        </section>
        <section className={styles.panel}>
          <h2>{t('options.workspace.lead')}</h2>
          <p className={form.hint}>{t('options.workspace.lead.text')}</p>
          <div className={form.pair}>{CADENCES.map((name) => numberField(name, `leadDays.${name}`))}</div>
        </section>
        <section className={styles.panel}>
          <h2>{t('options.workspace.money')}</h2>
          <p className={form.hint}>{t('options.workspace.money.text')}</p>
          <div className={form.pair}>
            <TextField
              name="rate"
              label={t('options.workspace.rate')}
              error={errorAt('rate', 'hourlyRate.amount')}
              value={draft.rate}
              autoComplete="off"
              onChange={(rate) => change({ rate })}
            />
            <TextField
              name="currency"
              label={t('options.workspace.currency')}
              hint={t('options.workspace.currency.hint')}
              error={errorAt('currency', 'hourlyRate.currency')}
              value={draft.currency}
              maxLength={3}
              autoComplete="off"
              onChange={(currency) => change({ currency })}
            />
          </div>
        </section>
        <section className={styles.panel}>
          <h2>{t('options.workspace.optional')}</h2>
          <p className={form.hint}>{t('options.workspace.optional.text')}</p>
          <OptionalDimensions draft={draft} onChange={change} />
        </section>
        <section className={styles.panel}>
          <h2>{t('options.workspace.thresholds')}</h2>
          <p className={form.hint}>{t('options.workspace.thresholds.text')}</p>
          <ChoiceGroup
            legend={t('options.workspace.rigor')}
            hint={t(`options.workspace.rigor.${draft.rigor}.hint`)}
            value={draft.rigor}
            options={RIGORS.map((value) => ({ value, label: t(`options.workspace.rigor.${value}`) }))}
            onChange={(rigor) => change({ rigor })}
          />
          <div className={form.pair}>{THRESHOLDS.map((name) => numberField(name, `thresholds.${name}`))}</div>
          <h3>{t('options.workspace.validity')}</h3>
          <p className={form.hint}>{t('options.workspace.validity.text')}</p>
          <div className={form.pair}>
            {TIERS.map((tier) => numberField(tier, `thresholds.validityDays.${tier}`))}
          </div>
        </section>
      </fieldset>
      <Problem problem={save.problem} />
      <LastChange by={workspace.by} at={workspace.at} timeZone={workspace.timeZone} />
      {isAdmin ? (
        <div className={`${form.actions} ${styles.saveBar}`}>
          <Button type="submit" variant="primary" busy={save.busy}>
            {t('options.workspace.save')}
          </Button>
          {kept.isUnsaved ? (
            <Button variant="quiet" onClick={discard}>
              {t('options.workspace.discard')}
            </Button>
          ) : null}
          <span role="status" className={kept.isUnsaved ? styles.soft : undefined}>
            {saved ? t('options.workspace.saved') : null}
            {kept.isUnsaved ? t('options.workspace.unsaved') : null}
          </span>
        </div>
      ) : null}
    </form>
  );
}

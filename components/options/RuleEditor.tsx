import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { containerField, fieldNames, fieldTraits } from '@/lib/domain/mapping/rule-fields';
import { hostsToPick } from '@/lib/domain/mapping/seen-values';
import type { WorkItem } from '@/lib/domain/work-item';
import type { RuleInput } from '@/lib/messaging/messages/rules';
import { Button } from '../pages/Button';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { KeptNotice } from '../pages/KeptNotice';
import { Problem } from '../pages/Problem';
import { TextField } from '../pages/TextField';
import { useCommand } from '../pages/use-command';
import { useHeadingFocus } from '../pages/use-hash';
import { AddInitiativeForRule } from './AddInitiativeForRule';
import { ConditionList } from './ConditionList';
import type { EditorContext } from './editor-context';
import { useKeptDrafts } from './kept-drafts';
import styles from './options.module.css';
import { useOptionsView } from './options-view';
import { PageChips } from './PageChips';
import { PutRuleAway } from './PutRuleAway';
import { RuleAccess } from './RuleAccess';
import { RuleDetails } from './RuleDetails';
import { RuleOvertaken } from './RuleOvertaken';
import { RulePreview } from './RulePreview';
import { RuleProof } from './RuleProof';
import { RuleTarget } from './RuleTarget';
import { type RuleDraft, type RuleProblems, ruleInput, ruleProblems } from './rule-draft';

/**
 * Writes or changes one rule. What it says stands below in words, and what is wrong with it, as it is
 * written.
 */
export function RuleEditor(props: {
  title: string;
  initial: RuleDraft;
  workItem: WorkItem | undefined;
  context: EditorContext;
  onSaved: (ruleId: string) => void;
}) {
  const { title, initial, workItem, context, onSaved } = props;
  const { initiatives } = context;
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  const focusValue = useRef<number>(undefined);
  const focusInitiative = useRef(false);
  const view = useOptionsView().key;
  const heading = useHeadingFocus<HTMLHeadingElement>(view);
  const kept = useKeptDrafts();
  const place = `${view} ${workItem?.key ?? ''}`;
  const [draft, setDraft] = useState(kept.get(place) ?? initial);
  const [isBack, setBack] = useState(kept.has(place));
  const [problems, setProblems] = useState<RuleProblems>({});
  const save = useCommand('saveRule');
  const [isAdding, setAdding] = useState(false);

  const hosts = useMemo(() => hostsToPick(draft.tool, context), [draft.tool, context]);

  const change = (next: RuleDraft) => {
    setDraft(next);
    kept.set(place, next);
    setProblems({});
    save.forget();
  };
  const submit = async (status: RuleInput['status']) => {
    const found = ruleProblems(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstProblem(element.current);
    const saved = await save.run(ruleInput(draft, status));
    if (!saved) return;
    kept.delete(place);
    onSaved(saved.ruleId);
    location.hash = '#/rules';
  };
  const addCondition = () => {
    const fields = fieldNames(draft.tool).filter((one) => !fieldTraits(draft.tool, one).identity);
    const first = draft.all.length === 0 ? containerField(draft.tool) : undefined;
    const free = fields.find((one) => fieldTraits(draft.tool, one).list) ?? fields[0] ?? '';
    change({ ...draft, all: [...draft.all, { field: first ?? free, op: 'eq', value: '' }] });
    focusValue.current = draft.all.length;
  };
  useEffect(() => {
    if (focusValue.current === undefined) return;
    const inputs = element.current?.querySelectorAll<HTMLElement>('[data-condition-value]');
    inputs?.[focusValue.current]?.focus();
    focusValue.current = undefined;
  });
  useEffect(() => {
    if (isAdding || !focusInitiative.current) return;
    focusInitiative.current = false;
    element.current?.querySelector<HTMLElement>('[name=initiative]')?.focus();
  }, [isAdding]);
  const present = context.rules.find(({ id }) => id === draft.id);
  const overtakenBy = present && present.version !== draft.version ? present : undefined;
  const errorAt = (field: keyof RuleProblems) => problems[field] && t(problems[field]);

  if (isAdding) {
    const back = (initiativeId?: string) => {
      if (initiativeId !== undefined) change({ ...draft, initiativeId });
      setAdding(false);
      focusInitiative.current = true;
    };
    return <AddInitiativeForRule onDone={({ initiativeId }) => back(initiativeId)} onCancel={() => back()} />;
  }
  return (
    <form
      ref={element}
      className={styles.editor}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit('active');
      }}
    >
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {isBack ? (
        <KeptNotice
          onDiscard={() => {
            change(initial);
            kept.delete(place);
            setBack(false);
          }}
        />
      ) : null}
      {workItem ? <PageChips draft={draft} workItem={workItem} onChange={change} /> : null}
      <ConditionList
        draft={draft}
        error={errorAt('conditions')}
        toolFixed={workItem !== undefined}
        context={context}
        onChange={change}
        onAdd={addCondition}
      />
      <TextField
        name="hosts"
        label={t('options.rule.hosts')}
        hint={t('options.rule.hosts.hint')}
        error={errorAt('hosts')}
        value={draft.hosts}
        autoComplete="off"
        list="rule-hosts"
        onChange={(hosts) => change({ ...draft, hosts })}
      />
      <datalist id="rule-hosts">
        {hosts.map((host) => (
          <option key={host} value={host} />
        ))}
      </datalist>
      <RuleAccess draft={draft} />
      <RuleTarget
        draft={draft}
        initiatives={initiatives}
        error={errorAt('initiative')}
        onChange={change}
        onAddInitiative={() => setAdding(true)}
      />
      <TextField
        name="name"
        label={t('options.rule.name')}
        hint={t('options.rule.name.hint')}
        error={errorAt('name')}
        value={draft.name}
        maxLength={120}
        autoComplete="off"
        onChange={(name) => change({ ...draft, name })}
      />
      <RuleDetails draft={draft} errors={{ validTo: errorAt('validTo') }} onChange={change} />
      <RulePreview draft={draft} initiatives={initiatives} />
      <RuleProof draft={draft} context={context} onChange={change} onAddCondition={addCondition} />
      {overtakenBy ? (
        <RuleOvertaken draft={draft} present={overtakenBy} initiatives={initiatives} onChoose={change} />
      ) : (
        <Problem problem={save.problem} />
      )}
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={save.busy}>
          {t('options.rule.activate')}
        </Button>
        <Button busy={save.busy} onClick={() => submit('draft')}>
          {t('options.rule.saveDraft')}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            kept.delete(place);
            location.hash = '#/rules';
          }}
        >
          {t('page.cancel')}
        </Button>
        {present ? (
          <PutRuleAway
            rule={present}
            initiatives={initiatives}
            onDone={() => {
              kept.delete(place);
              location.hash = '#/rules';
            }}
          />
        ) : null}
      </div>
    </form>
  );
}

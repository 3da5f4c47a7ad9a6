import { type FormEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { WorkItem } from '@/lib/domain/work-item';
import type { RuleInput } from '@/lib/messaging/protocol';
import { Button, buttonClass } from '../pages/Button';
import { focusFirstProblem } from '../pages/focus-first-problem';
import form from '../pages/form.module.css';
import { Problem } from '../pages/Problem';
import { TextField } from '../pages/TextField';
import { useCommand } from '../pages/use-command';
import { useHeadingFocus } from '../pages/use-hash';
import { ConditionList } from './ConditionList';
import styles from './options.module.css';
import { useOptionsView } from './options-view';
import { PageChips } from './PageChips';
import { RuleFindings } from './RuleFindings';
import { RulePreview } from './RulePreview';
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
  rules: readonly Rule[];
  initiatives: readonly InitiativeBrief[];
}) {
  const { title, initial, workItem, rules, initiatives } = props;
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  const heading = useHeadingFocus<HTMLHeadingElement>(useOptionsView().key);
  const [draft, setDraft] = useState(initial);
  const [problems, setProblems] = useState<RuleProblems>({});
  const save = useCommand('saveRule');

  const change = (next: RuleDraft) => {
    setDraft(next);
    setProblems({});
    save.forget();
  };
  const submit = async (status: RuleInput['status']) => {
    const found = ruleProblems(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return focusFirstProblem(element.current);
    if (await save.run(ruleInput(draft, status))) location.hash = '#/rules';
  };
  const errorAt = (field: keyof RuleProblems) => problems[field] && t(problems[field]);

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
      {workItem ? <PageChips draft={draft} workItem={workItem} onChange={change} /> : null}
      <ConditionList
        draft={draft}
        error={errorAt('conditions')}
        toolFixed={workItem !== undefined}
        onChange={change}
      />
      <TextField
        name="hosts"
        label={t('options.rule.hosts')}
        hint={t('options.rule.hosts.hint')}
        error={errorAt('hosts')}
        value={draft.hosts}
        autoComplete="off"
        onChange={(hosts) => change({ ...draft, hosts })}
      />
      <RuleTarget draft={draft} initiatives={initiatives} error={errorAt('initiative')} onChange={change} />
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
      <RulePreview draft={draft} initiatives={initiatives} />
      {save.problem ? (
        <Problem problem={save.problem} />
      ) : (
        <RuleFindings draft={draft} rules={rules} initiatives={initiatives} />
      )}
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={save.busy}>
          {t('options.rule.activate')}
        </Button>
        <Button busy={save.busy} onClick={() => submit('draft')}>
          {t('options.rule.saveDraft')}
        </Button>
        <a className={buttonClass('quiet')} href="#/rules">
          {t('page.cancel')}
        </a>
      </div>
    </form>
  );
}

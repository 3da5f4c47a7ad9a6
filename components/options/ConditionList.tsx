import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import type { Condition } from '@/lib/domain/mapping/rule';
import { valuesToPick } from '@/lib/domain/mapping/seen-values';
import { Button } from '../pages/Button';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import form from '../pages/form.module.css';
import { isWorkTool } from '../pages/initiative-form';
import { WORK_TOOLS } from '../pages/work-tools';
import { ConditionRow } from './ConditionRow';
import type { EditorContext } from './editor-context';
import styles from './options.module.css';
import type { RuleDraft } from './rule-draft';

/** The conditions of a rule, all of which must hold. */
export function ConditionList(props: {
  draft: RuleDraft;
  error: string | undefined;
  /** The tool follows from the page in front. */
  toolFixed: boolean;
  context: EditorContext;
  onChange: (draft: RuleDraft) => void;
  onAdd: () => void;
}) {
  const { draft, error, toolFixed, context, onChange, onAdd } = props;
  const { t } = useText();
  const replace = (index: number, next: Condition | undefined) =>
    onChange({ ...draft, all: draft.all.flatMap((one, at) => (at === index ? (next ?? []) : one)) });
  return (
    <fieldset className={form.group}>
      <legend>{t('options.rule.conditions')}</legend>
      {toolFixed || !isWorkTool(draft.tool) ? null : (
        <ChoiceGroup
          legend={t('page.initiative.tool')}
          value={draft.tool}
          options={WORK_TOOLS.map((value) => ({ value, label: t(`page.tool.${value}`) }))}
          onChange={(tool) => onChange({ ...draft, tool, all: [] })}
        />
      )}
      {draft.all.map((condition, index) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no identity but its place
          key={index}
          tool={draft.tool}
          condition={condition}
          number={index + 1}
          choices={valuesToPick(condition.field, draft.tool, context)}
          invalid={error !== undefined && String(condition.value).trim() === ''}
          onChange={(next) => replace(index, next)}
          onRemove={() => replace(index, undefined)}
        />
      ))}
      {error ? (
        <p className={styles.error} data-tone="stop" role="alert">
          <ToneIcon tone="stop" /> {error}
        </p>
      ) : null}
      <div>
        <Button onClick={onAdd}>{t('options.rule.conditions.add')}</Button>
      </div>
    </fieldset>
  );
}

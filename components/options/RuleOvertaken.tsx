import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Button } from '../pages/Button';
import form from '../pages/form.module.css';
import { Notice } from '../pages/Notice';
import { RuleDiff } from './RuleDiff';
import { draftOfRule, type RuleDraft, ruleOfDraft } from './rule-draft';

/**
 * Somebody saved the rule while it was being edited here. Shows what going on would replace, and asks: go on with what is
 * written here, or with what was saved. Nothing of either is lost before that.
 */
export function RuleOvertaken(props: {
  draft: RuleDraft;
  present: Rule;
  initiatives: readonly InitiativeBrief[];
  onChoose: (draft: RuleDraft) => void;
}) {
  const { draft, present, initiatives, onChoose } = props;
  const { t } = useText();
  const mine = { ...ruleOfDraft(draft, present.at), status: present.status };
  return (
    <Notice tone="caution" heading={t('options.rule.overtaken')} live="alert">
      <p>{t('options.rule.overtaken.text')}</p>
      <RuleDiff from={present} to={mine} initiatives={initiatives} />
      <div className={form.actions}>
        <Button onClick={() => onChoose({ ...draft, version: present.version })}>
          {t('options.rule.overtaken.mine')}
        </Button>
        <Button onClick={() => onChoose(draftOfRule(present))}>{t('options.rule.overtaken.theirs')}</Button>
      </div>
    </Notice>
  );
}

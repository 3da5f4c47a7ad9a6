import { Check } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { fieldChoices } from '@/lib/domain/mapping/new-rule';
import type { WorkItem } from '@/lib/domain/work-item';
import form from '../pages/form.module.css';
import { fieldTitle } from '../pages/rule-sentence';
import { Sentence } from '../pages/Sentence';
import { workItemName } from '../pages/work-item-name';
import styles from './options.module.css';
import { hasChoice, type RuleDraft, toggleChoice } from './rule-draft';

/** What could be read on the page, as chips to choose from; each says where it stood. */
export function PageChips(props: {
  draft: RuleDraft;
  workItem: WorkItem;
  onChange: (draft: RuleDraft) => void;
}) {
  const { draft, workItem, onChange } = props;
  const text = useText();
  const { t } = text;
  return (
    <fieldset className={form.group}>
      <legend>
        <Sentence
          id="options.rule.page"
          values={{ label: workItemName(workItem, text), host: workItem.host }}
        />
      </legend>
      <p className={form.hint}>{t('options.rule.page.hint')}</p>
      <ul className={styles.chips}>
        {fieldChoices(workItem).map((choice) => (
          <li key={`${choice.field}/${choice.value}`}>
            <label className={styles.chip}>
              <input
                type="checkbox"
                checked={hasChoice(draft, choice)}
                onChange={() => onChange(toggleChoice(draft, workItem, choice))}
              />
              <Check size={14} aria-hidden="true" />
              <span>
                {fieldTitle(choice.field, text)}{' '}
                <strong>
                  <UserText text={choice.value} />
                </strong>{' '}
                <small>{t(`page.source.${workItem.fields[choice.field]?.source ?? 'dom'}`)}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

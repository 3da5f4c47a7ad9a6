import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import { Button } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { useCommand } from '../pages/use-command';
import { type EditorContext, initiativeName } from './editor-context';
import styles from './options.module.css';
import { hostsOf, type RuleDraft } from './rule-draft';

const HIGHEST = 5;

/** The three ways out of a tie between two initiatives, each one click. */
export function TieWaysOut(props: {
  draft: RuleDraft;
  other: Rule;
  context: EditorContext;
  onChange: (draft: RuleDraft) => void;
  onAddCondition: () => void;
}) {
  const { draft, other, context, onChange, onAddCondition } = props;
  const { t } = useText();
  const exclude = useCommand('saveRule');
  const name = initiativeName(other.initiativeId, context) ?? t('options.rules.gone');
  const leaveOut = () =>
    exclude.run({
      name: t('options.tie.exclude.name', { initiative: name }).slice(0, 120),
      effect: 'exclude',
      ...(other.initiativeId ? { initiativeId: other.initiativeId } : {}),
      tool: draft.tool,
      hosts: hostsOf(draft),
      all: draft.all,
      priority: 0,
      ...(draft.validFrom ? { validFrom: draft.validFrom } : {}),
      ...(draft.validTo ? { validTo: draft.validTo } : {}),
      note: '',
      status: 'active',
    });
  return (
    <>
      <div className={styles.headingActions}>
        <Button onClick={onAddCondition}>{t('options.tie.condition')}</Button>
        <Button busy={exclude.busy} onClick={leaveOut}>
          {t('options.tie.exclude', { initiative: name })}
        </Button>
        {other.priority < HIGHEST ? (
          <Button onClick={() => onChange({ ...draft, priority: other.priority + 1 })}>
            {t('options.tie.priority')}
          </Button>
        ) : null}
      </div>
      <Problem problem={exclude.problem} />
    </>
  );
}

import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { ruleSentence } from '../pages/rule-sentence';
import { Sentence } from '../pages/Sentence';
import styles from './options.module.css';
import { hostsOf, type RuleDraft, reachOf, ruleProblems, specificityOf } from './rule-draft';

/** What the rule says, in words, while it is written; and how specific it is. */
export function RulePreview({
  draft,
  initiatives,
}: {
  draft: RuleDraft;
  initiatives: readonly InitiativeBrief[];
}) {
  const text = useText();
  const { t } = text;
  const { conditions, hosts } = ruleProblems(draft);
  const unfinished = conditions !== undefined || hosts !== undefined;
  const initiative = initiatives.find(({ id }) => id === draft.initiativeId)?.name;
  return (
    <section className={styles.preview} aria-label={t('options.rule.preview')} aria-live="polite">
      <p className={styles.soft}>{t('options.rule.preview')}</p>
      <p className={styles.previewSentence}>
        {unfinished ? (
          t('options.rule.preview.empty')
        ) : (
          <UserText text={ruleSentence({ ...draft, hosts: hostsOf(draft) }, text)} />
        )}
      </p>
      <p>
        {initiative ? (
          <Sentence id={`options.rules.${draft.effect}`} values={{ initiative }} />
        ) : (
          t(draft.effect === 'exclude' ? 'options.rules.excludeAll' : 'options.rule.preview.noInitiative')
        )}
      </p>
      {unfinished ? null : (
        <p className={styles.soft}>
          {t(`options.rule.reach.${reachOf(draft)}`, { value: specificityOf(draft) })}
        </p>
      )}
    </section>
  );
}

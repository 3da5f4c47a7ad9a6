import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { ruleSentence } from '../pages/rule-sentence';
import styles from './options.module.css';
import { RuleAim } from './RuleAim';

/** A rule in a list: its name, which pages it is about, and what it does with them. */
export function RuleFacts({ rule, initiative }: { rule: Rule; initiative: InitiativeBrief | undefined }) {
  const text = useText();
  return (
    <>
      <p className={styles.rowTitle}>
        <UserText text={rule.name} />
      </p>
      <p>
        <UserText text={ruleSentence(rule, text)} />
      </p>
      <RuleAim rule={rule} initiative={initiative} />
    </>
  );
}

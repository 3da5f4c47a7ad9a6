import { useMemo } from 'react';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import type { Tone } from '@/components/ui/tones';
import { UserText } from '@/components/ui/UserText';
import { overlapsOf, type Standing } from '@/lib/domain/mapping/overlaps';
import type { Rule } from '@/lib/domain/mapping/rule';
import { ruleSentence } from '../pages/rule-sentence';
import { Sentence } from '../pages/Sentence';
import { type EditorContext, initiativeName } from './editor-context';
import styles from './options.module.css';

const MOST = 8;
const TONES = {
  wins: 'good',
  loses: 'caution',
  ties: 'stop',
  joins: 'neutral',
  removes: 'neutral',
  removed: 'caution',
  survives: 'good',
  spares: 'neutral',
  excludes_too: 'neutral',
} as const satisfies Record<Standing, Tone>;

/** The active rules that this one meets on some page, and who wins there. */
export function RuleOverlaps({ rule, context }: { rule: Rule; context: EditorContext }) {
  const text = useText();
  const { t } = text;
  const overlaps = useMemo(() => overlapsOf(rule, context.rules), [rule, context.rules]);
  if (overlaps.length === 0) return <p className={styles.soft}>{t('options.rule.overlaps.none')}</p>;
  return (
    <section className={styles.overlaps} aria-label={t('options.rule.overlaps')}>
      <h3>{t('options.rule.overlaps')}</h3>
      <ul>
        {overlaps.slice(0, MOST).map(({ rule: other, standing, specificity: [mine, theirs] }) => (
          <li key={other.id} data-tone={TONES[standing]}>
            <ToneIcon tone={TONES[standing]} size="1.1em" />
            <div>
              <p>
                <Sentence
                  id={`options.rule.overlap.${standing}`}
                  values={{
                    rule: other.name,
                    initiative: initiativeName(other.initiativeId, context) ?? t('options.rule.overlap.all'),
                  }}
                />{' '}
                <span className={styles.soft}>{t('options.rule.overlap.numbers', { mine, theirs })}</span>
              </p>
              <p className={styles.soft}>
                <UserText text={ruleSentence(other, text)} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {overlaps.length > MOST ? (
        <p className={styles.soft}>{t('options.rule.overlaps.more', { count: overlaps.length - MOST })}</p>
      ) : null}
    </section>
  );
}

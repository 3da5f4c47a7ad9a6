import { useRef } from 'react';
import { useText } from '@/components/ui/text';
import type { ConditionDraft } from '@/lib/domain/decision-draft';
import { NO_REQUIREMENT } from '@/lib/domain/decision-rules';
import type { Problem } from '@/lib/domain/errors';
import { Button } from '../../pages/Button';
import { Notice } from '../../pages/Notice';
import { problemSentence } from '../../pages/problem-sentence';
import { gapInput } from './gap-field';
import styles from './initiative.module.css';

/**
 * What a decision still lacks, in one list above its form; each leads to its field, where it stands as well. The list
 * grows shorter as things are supplied.
 */
export function DraftGaps(props: { gaps: readonly Problem[]; conditions: readonly ConditionDraft[] }) {
  const { gaps, conditions } = props;
  const text = useText();
  const { t, has } = text;
  const list = useRef<HTMLUListElement>(null);
  if (gaps.length === 0) return null;
  const pointOf = ({ field = '' }: Problem) => {
    const index = /^conditions\.(\d+)\./.exec(field)?.[1];
    const point = index === undefined ? undefined : conditions[Number(index)]?.appliesTo;
    if (point === undefined) return '';
    return point !== NO_REQUIREMENT && has(`requirement.${point}`)
      ? `${t('initiative.review.condition.for', { requirement: t(`requirement.${point}`) })}. `
      : `${t('initiative.review.conditions')}. `;
  };
  return (
    <Notice tone="stop" heading={t('initiative.review.gaps', { count: gaps.length })} live="status">
      <ul ref={list} className={styles.bullets}>
        {gaps.map((gap) => (
          <li key={`${gap.code} ${gap.field}`}>
            <Button
              variant="quiet"
              onClick={() => {
                const form = list.current?.closest('form');
                if (form) gapInput(form, gap.field ?? '')?.focus();
              }}
            >
              {pointOf(gap)}
              {problemSentence(gap, text)}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

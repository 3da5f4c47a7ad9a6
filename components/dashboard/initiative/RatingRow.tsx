import { useRef } from 'react';
import { useText } from '@/components/ui/text';
import type { DecisionDraft } from '@/lib/domain/decision-draft';
import type { RequirementCheck, Sufficiency } from '@/lib/domain/requirement-checks';
import { Button } from '../../pages/Button';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import form from '../../pages/form.module.css';
import { Sentence } from '../../pages/Sentence';
import { TextField } from '../../pages/TextField';
import styles from './initiative.module.css';

const VALUES = ['adequate', 'partial', 'missing'] as const satisfies readonly Sufficiency[];

/** One point a decision rates. What the records suggest stands beside it with the reason; the rating is the reviewer's. */
export function RatingRow(props: {
  requirement: RequirementCheck;
  rating: DecisionDraft['ratings'][number] | undefined;
  error: string | undefined;
  onChange: (part: { value?: Sufficiency; note?: string }) => void;
}) {
  const { requirement, rating, error, onChange } = props;
  const { id, proposal, reason, values } = requirement;
  const { t } = useText();
  const row = useRef<HTMLFieldSetElement>(null);
  const takeOver = () => {
    onChange({ value: proposal });
    // The button goes once it has nothing to take over: the focus stays in its row.
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('input:checked')?.focus());
  };
  return (
    <fieldset ref={row} className={form.group} data-requirement={id}>
      <legend>{t(`requirement.${id}`)}</legend>
      <div className={styles.proposal}>
        <p>
          {t('initiative.review.proposed', { value: t(`sufficiency.${proposal}`) })}{' '}
          <Sentence id={`precheck.${reason}`} values={values} />
        </p>
        {rating?.value === proposal ? null : (
          <Button
            aria-label={t('initiative.review.takeOver.name', { requirement: t(`requirement.${id}`) })}
            onClick={takeOver}
          >
            {t('initiative.review.takeOver')}
          </Button>
        )}
      </div>
      <ChoiceGroup
        legend={t('initiative.review.rating')}
        value={rating?.value}
        options={VALUES.map((value) => ({ value, label: t(`sufficiency.${value}`) }))}
        error={error}
        onChange={(value) => onChange({ value })}
      />
      <TextField
        name={`note-${id}`}
        label={t('initiative.review.note')}
        value={rating?.note ?? ''}
        maxLength={500}
        onChange={(note) => onChange({ note })}
      />
    </fieldset>
  );
}

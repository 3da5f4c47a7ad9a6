import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import { addDays } from '@/lib/domain/calendar';
import type { PersonChoice } from '@/lib/domain/dossier-types';
import field from '../../pages/field.module.css';
import { TextField } from '../../pages/TextField';
import { DayField } from './DayField';
import { ListEditor } from './ListEditor';
import { PersonField } from './PersonField';

type Condition = { text: string; ownerId: string; dueOn: string };
const USUAL_DAYS = 30;

/** Conditions of an approval: what, by whom, until when. */
export function ConditionList(props: {
  people: readonly PersonChoice[];
  rows: Condition[];
  ownerId: string;
  today: string;
  error: string | undefined;
  onChange: (rows: Condition[]) => void;
}) {
  const { people, rows, ownerId, today, error, onChange } = props;
  const { t } = useText();
  return (
    <div>
      <ListEditor
        legend={t('initiative.review.conditions')}
        add={t('initiative.review.conditions.add')}
        rows={rows}
        blank={{ text: '', ownerId, dueOn: addDays(today, USUAL_DAYS) }}
        onChange={onChange}
      >
        {(row, change) => (
          <>
            <TextField
              name="condition"
              label={t('initiative.review.condition')}
              value={row.text}
              maxLength={500}
              rows={2}
              onChange={(text) => change({ text })}
            />
            <PersonField
              name="conditionOwner"
              label={t('initiative.review.condition.owner')}
              value={row.ownerId}
              people={people}
              onChange={(id) => change({ ownerId: id })}
            />
            <DayField
              label={t('initiative.review.condition.due')}
              value={row.dueOn}
              min={today}
              onChange={(dueOn) => change({ dueOn })}
            />
          </>
        )}
      </ListEditor>
      {error ? (
        <p className={field.error} data-tone="stop" role="alert">
          <ToneIcon tone="stop" /> <span>{error}</span>
        </p>
      ) : null}
    </div>
  );
}

import { useText } from '@/components/ui/text';
import type { Tool } from '@/lib/domain/primitives';
import type { RecipeEvent } from '@/lib/domain/recipe/recipe';
import { TOOL_EVENTS } from '@/lib/domain/recipe/recipe-invariants';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import styles from './recipe.module.css';

/** A moment in the life of a ticket; a status or a field is named beside it. */
export function EventField(props: {
  label: string;
  name: string;
  tool: Tool;
  event: RecipeEvent;
  error: string | undefined;
  onChange: (event: RecipeEvent) => void;
}) {
  const { label, name, tool, event, error, onChange } = props;
  const { t } = useText();
  return (
    <div className={styles.event}>
      <SelectField
        label={label}
        name={name}
        error={error}
        value={event.kind}
        options={TOOL_EVENTS[tool].map((kind) => ({
          value: kind,
          label: t(`dashboard.recipe.event.${kind}`),
        }))}
        onChange={(kind) => onChange(eventOf(kind))}
      />
      {event.kind === 'first_entered_status' ? (
        <TextField
          label={t('dashboard.recipe.status')}
          name={`${name}-status`}
          maxLength={120}
          autoComplete="off"
          value={event.status}
          onChange={(status) => onChange({ kind: 'first_entered_status', status })}
        />
      ) : null}
      {event.kind === 'field' ? (
        <TextField
          label={t('dashboard.recipe.dateField')}
          name={`${name}-field`}
          maxLength={80}
          autoComplete="off"
          hint={t('dashboard.recipe.dateField.hint')}
          value={event.field}
          onChange={(field) => onChange({ kind: 'field', field })}
        />
      ) : null}
    </div>
  );
}

function eventOf(kind: RecipeEvent['kind']): RecipeEvent {
  switch (kind) {
    case 'first_entered_status':
      return { kind, status: '' };
    case 'field':
      return { kind, field: '' };
    default:
      return { kind };
  }
}

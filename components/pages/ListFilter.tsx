import { useText } from '@/components/ui/text';
import form from './form.module.css';
import { SelectField } from './SelectField';
import { TextField } from './TextField';

/** Narrows a long list by words and by one property, and says how many are left. */
export function ListFilter<V extends string>(props: {
  words: string;
  hint: string;
  /** What else the list is narrowed by. */
  by: { label: string; value: V; options: readonly { value: V; label: string }[] };
  /** How many fit, in words. */
  found: string;
  onChange: (change: { words: string } | { by: V }) => void;
}) {
  const { words, hint, by, found, onChange } = props;
  const { t } = useText();
  return (
    <search className={form.form} aria-label={t('page.search')}>
      <div className={form.pair}>
        <TextField
          name="search"
          label={t('page.search')}
          hint={hint}
          value={words}
          autoComplete="off"
          onChange={(next) => onChange({ words: next })}
        />
        <SelectField name="state" {...by} onChange={(next) => onChange({ by: next })} />
      </div>
      <p className={form.hint} role="status">
        {found}
      </p>
    </search>
  );
}

import { useText } from '@/components/ui/text';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';

/** A choice, and the sentence that says why. */
export function ReasonedChoice<V extends string>(props: {
  /** What the choice is called where it is refused. */
  name: string;
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  reason: string;
  onReason: (reason: string) => void;
  problem: (field: string) => string | undefined;
}) {
  const { name, label, value, options, onChange, reason, onReason, problem } = props;
  const { t } = useText();
  return (
    <>
      <SelectField
        name={name}
        label={label}
        error={problem(name)}
        value={value}
        options={options}
        onChange={onChange}
      />
      <TextField
        name="reason"
        label={t('initiative.reason')}
        error={problem('reason')}
        value={reason}
        maxLength={500}
        rows={2}
        onChange={onReason}
      />
    </>
  );
}

import { SelectField } from '../../pages/SelectField';
import { ReasonField } from './ReasonField';

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
      <ReasonField error={problem('reason')} value={reason} maxLength={500} onChange={onReason} />
    </>
  );
}

import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { WorkItem } from '@/lib/domain/work-item';
import { fieldName, valueText } from '../explanation-words';

/** The exact fields that would be kept, each with its value; every one can be taken out. */
export function FieldChoice(props: {
  legend: string;
  fields: WorkItem['fields'];
  keep: readonly string[];
  onChange: (keep: string[]) => void;
}) {
  const { legend, fields, keep, onChange } = props;
  const translator = useText();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {seenFields(fields).map((name) => {
        const reading = fields[name];
        return (
          <label key={name} className="choice">
            <input
              type="checkbox"
              checked={keep.includes(name)}
              onChange={(event) =>
                onChange(event.target.checked ? [...keep, name] : keep.filter((one) => one !== name))
              }
            />
            <span>
              {fieldName(name, translator)}: <UserText text={reading ? valueText(reading.value) : ''} />
              {reading && <span className="soft"> ({translator.t(`sidebar.source.${reading.source}`)})</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** Names of the fields that hold something, in a fixed order: the list a person sees is the list that is sent. */
export function seenFields(fields: WorkItem['fields']): string[] {
  return Object.entries(fields)
    .filter(([, { value }]) => valueText(value) !== '')
    .map(([name]) => name)
    .sort();
}

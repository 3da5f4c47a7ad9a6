import styles from './initiative.module.css';

/** Any number of a few, each with its own box. */
export function CheckGroup<V extends string>(props: {
  legend: string;
  hint?: string;
  values: readonly V[];
  options: readonly { value: V; label: string }[];
  onChange: (values: V[]) => void;
}) {
  const { legend, hint, values, options, onChange } = props;
  return (
    <fieldset className={styles.checks}>
      <legend>{legend}</legend>
      {hint ? <p className={styles.small}>{hint}</p> : null}
      <div>
        {options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...values, value] : values.filter((one) => one !== value))
              }
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

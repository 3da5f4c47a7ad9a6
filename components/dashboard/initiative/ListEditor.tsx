import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import styles from './initiative.module.css';

/** Rows that can be added and taken out; each row draws its own fields. */
export function ListEditor<T>(props: {
  legend: string;
  hint?: string;
  rows: readonly T[];
  blank: T;
  add: string;
  onChange: (rows: T[]) => void;
  children: (row: T, change: (part: Partial<T>) => void, index: number) => ReactNode;
}) {
  const { legend, hint, rows, blank, add, onChange, children } = props;
  const { t } = useText();
  return (
    <fieldset className={styles.list}>
      <legend>{legend}</legend>
      {hint ? <p className={styles.small}>{hint}</p> : null}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row that is being typed has no other identity
        <div key={index} className={styles.listRow}>
          <div className={styles.listFields}>
            {children(
              row,
              (part) => onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))),
              index,
            )}
          </div>
          <Button
            variant="quiet"
            aria-label={t('initiative.list.remove', { number: index + 1, list: legend })}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <Trash2 size={16} aria-hidden="true" />
          </Button>
        </div>
      ))}
      <p>
        <Button onClick={() => onChange([...rows, structuredClone(blank)])}>{add}</Button>
      </p>
    </fieldset>
  );
}

import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { SelectField } from './SelectField';

/** One of a few, of which none is taken for granted: it stays open until somebody chooses. */
export function ChooseField<V extends string>(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  name: string;
  value: V | undefined;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
}) {
  const { value, options, onChange, ...rest } = props;
  const { t } = useText();
  const open = { value: '' as const, label: t('page.choose') };
  return (
    <SelectField<V | ''>
      {...rest}
      value={value ?? ''}
      options={value === undefined ? [open, ...options] : options}
      onChange={(next) => {
        if (next !== '') onChange(next as V);
      }}
    />
  );
}

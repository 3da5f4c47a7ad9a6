import { useId, useMemo } from 'react';
import { useText } from '@/components/ui/text';
import { TextField } from '../pages/TextField';
import { listTimeZones } from './workspace-form';

/** The workspace's time zone: prefilled, and found by typing a part of its name. */
export function ZoneField(props: {
  value: string;
  error: string | undefined;
  onChange: (zone: string) => void;
}) {
  const { t } = useText();
  const zones = useMemo(listTimeZones, []);
  const id = useId();
  return (
    <>
      <TextField
        name="timeZone"
        label={t('welcome.timeZone')}
        hint={t('welcome.timeZone.hint')}
        error={props.error}
        value={props.value}
        list={id}
        autoComplete="off"
        onChange={props.onChange}
      />
      <datalist id={id}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

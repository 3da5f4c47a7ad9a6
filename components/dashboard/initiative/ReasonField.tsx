import { useText } from '@/components/ui/text';
import { TextField } from '../../pages/TextField';

/** The sentence that says why, asked for with every step that somebody will look back at. */
export function ReasonField(props: {
  error: string | undefined;
  value: string;
  maxLength: number;
  onChange: (value: string) => void;
}) {
  const { t } = useText();
  return <TextField {...props} name="reason" label={t('initiative.reason')} rows={2} />;
}

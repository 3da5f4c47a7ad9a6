import { useText } from '@/components/ui/text';
import { Button } from './Button';
import { Notice } from './Notice';

/** Says that what was written before is still in the form, and takes it away on request. */
export function KeptNotice({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useText();
  return (
    <Notice live="status">
      <p>{t('page.kept')}</p>
      <Button onClick={onDiscard}>{t('page.kept.discard')}</Button>
    </Notice>
  );
}

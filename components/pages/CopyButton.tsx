import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button, type ButtonVariant } from './Button';

/** Copies a text and says whether that worked. */
export function CopyButton({ text, variant = 'quiet' }: { text: string; variant?: ButtonVariant }) {
  const { t } = useText();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  return (
    <>
      <Button variant={variant} onClick={copy}>
        {t('page.copy')}
      </Button>
      <span role="status">{state === 'idle' ? '' : t(`page.copy.${state}`)}</span>
    </>
  );
}

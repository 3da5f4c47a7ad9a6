import { useEffect, useRef } from 'react';
import { useText } from '@/components/ui/text';

/** "This is 1,000 times the last value. Save anyway?" Most often it is a slipped decimal sign. */
export function UnusualValue({
  question,
  onConfirm,
  onChange,
}: {
  question: string;
  onConfirm: () => void;
  onChange: () => void;
}) {
  const { t } = useText();
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <fieldset ref={box} className="unusual" tabIndex={-1}>
      <legend className="visually-hidden">{t('sidebar.unusual.title')}</legend>
      <p>{question}</p>
      <div className="actions">
        <button type="button" className="button primary" onClick={onChange}>
          {t('sidebar.unusual.change')}
        </button>
        <button type="button" className="button" onClick={onConfirm}>
          {t('sidebar.unusual.save')}
        </button>
      </div>
    </fieldset>
  );
}

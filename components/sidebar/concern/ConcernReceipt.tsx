import { useEffect, useRef } from 'react';
import { useText } from '@/components/ui/text';
import { CopyButton } from '../CopyButton';

/** The key of an anonymous concern. Nothing else can show it again, so it stays until the person says that they have it. */
export function ConcernReceipt(props: { reportKey: string; isNew: boolean; onTaken: () => void }) {
  const { reportKey, isNew, onTaken } = props;
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) box.current?.focus({ preventScroll: true });
  }, [isNew]);
  return (
    <>
      <div ref={box} tabIndex={-1} className="concern-sent" role="status">
        <p>{t('sidebar.concern.sent')}</p>
        <p>{t('sidebar.concern.key')}</p>
        <output className="concern-key">{reportKey}</output>
      </div>
      <CopyButton
        text={() => reportKey}
        label={t('sidebar.concern.copy')}
        textLabel={t('sidebar.concern.copy.text')}
      />
      <p>
        <button type="button" className="button" onClick={onTaken}>
          {t('sidebar.concern.another')}
        </button>
      </p>
    </>
  );
}

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '@/components/ui/text';
import type { ReplyError } from '@/lib/messaging/protocol';
import { Button } from './Button';
import styles from './confirm-dialog.module.css';
import { Problem } from './Problem';

/**
 * Asks before something is taken away. The browser's own dialog: it holds the focus, and Escape closes it.
 */
export function ConfirmDialog(props: {
  open: boolean;
  title: string;
  confirm: string;
  busy?: boolean;
  problem?: ReplyError | undefined;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { open, title, confirm, busy = false, problem, onConfirm, onClose, children } = props;
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <Problem problem={problem} />
      <div className={styles.actions}>
        <Button onClick={onClose}>{t('page.cancel')}</Button>
        <Button variant="danger" busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}

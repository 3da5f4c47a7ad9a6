import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '@/components/ui/text';
import type { ReplyError } from '@/lib/messaging/protocol';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Problem } from '../../pages/Problem';
import styles from './metric.module.css';

/** A short form above the page. The browser's own dialog: it holds the focus, and Escape closes it. */
export function FormDialog(props: {
  title: string;
  intro?: ReactNode;
  submit: string;
  busy: boolean;
  problem: ReplyError | undefined;
  /** Fields that show their own problems. */
  shownAtFields?: readonly string[];
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, intro, submit, busy, problem, shownAtFields = [], onSubmit, onClose, children } = props;
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      <form
        noValidate
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <h2 id={titleId}>{title}</h2>
        {intro ? <p className={form.hint}>{intro}</p> : null}
        {children}
        <Problem problem={problem} shownAtFields={shownAtFields} />
        <div className={form.actions}>
          <Button type="submit" variant="primary" busy={busy}>
            {submit}
          </Button>
          <Button onClick={onClose}>{t('page.cancel')}</Button>
        </div>
      </form>
    </dialog>
  );
}

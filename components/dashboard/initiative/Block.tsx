import { type ReactNode, useState } from 'react';
import { Button } from '../../pages/Button';
import styles from './initiative.module.css';

/**
 * One part of the plan: what it is for, what is known, and a way to change it in place. The form replaces nothing, so
 * that what was there can be read while it is changed.
 */
export function Block(props: {
  title: string;
  intro?: string;
  /** Text of the button that opens the form; without it the part can only be read. */
  edit?: string | undefined;
  form?: (close: () => void) => ReactNode;
  children?: ReactNode;
}) {
  const { title, intro, edit, form, children } = props;
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.block}>
      <h2>{title}</h2>
      {intro ? <p className={styles.intro}>{intro}</p> : null}
      {children}
      {edit && form ? (
        open ? (
          <div className={styles.editing}>{form(() => setOpen(false))}</div>
        ) : (
          <p>
            <Button onClick={() => setOpen(true)}>{edit}</Button>
          </p>
        )
      ) : null}
    </section>
  );
}

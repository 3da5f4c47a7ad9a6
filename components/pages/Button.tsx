import type { ReactNode } from 'react';
import styles from './button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

/** The look of a button, for links that lead somewhere: a link stays a link. */
export function buttonClass(variant: ButtonVariant = 'secondary', width?: 'wide'): string {
  return [styles.button, variant === 'secondary' ? '' : styles[variant], width ? styles.wide : '']
    .filter(Boolean)
    .join(' ');
}

/**
 * One action. `busy` keeps the button focusable and says so to assistive technology, unlike `disabled`,
 * which would drop the focus in the middle of an action.
 */
export function Button(props: {
  children: ReactNode;
  variant?: ButtonVariant;
  width?: 'wide';
  type?: 'button' | 'submit';
  busy?: boolean;
  onClick?: () => void;
  'aria-label'?: string;
  'aria-expanded'?: boolean;
}) {
  const { children, variant, width, type = 'button', busy = false, onClick, ...aria } = props;
  return (
    <button
      {...aria}
      type={type}
      className={buttonClass(variant, width)}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}

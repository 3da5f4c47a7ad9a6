import type { ReactNode } from 'react';

/** A calm page-long message: what is the case, and the one thing that can be done. */
export function StateMessage({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="state">
      <span className="state-icon" aria-hidden="true">
        {icon}
      </span>
      <h3>{title}</h3>
      {children}
      {action}
    </div>
  );
}

import type { ReactNode } from 'react';
import privacy from './privacy.module.css';

/** One thing in plain words, with the name that it has in the program. */
export function Term(props: { name: string; title?: string; badge?: string; children: ReactNode }) {
  const { name, title, badge, children } = props;
  return (
    <div>
      <dt>
        {title ? <span className={privacy.title}>{title}</span> : null}
        <code className={privacy.name}>{name}</code>
      </dt>
      <dd>
        {children}
        {badge ? <span className={privacy.when}>{badge}</span> : null}
      </dd>
    </div>
  );
}

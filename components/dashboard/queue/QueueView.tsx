import { useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { waitingCount } from '@/lib/domain/prompts/prompt-state';
import { formatDay } from '@/lib/i18n/formats';
import { readQueue } from '@/lib/store/reads/queue';
import { buttonClass } from '../../pages/Button';
import { EmptyState } from '../../pages/EmptyState';
import { Loading } from '../../pages/Loading';
import { Notice } from '../../pages/Notice';
import { useLive } from '../../pages/use-live';
import { useNow } from '../../pages/use-now';
import page from '../dashboard.module.css';
import { type Done, QueueDone } from './QueueDone';
import { QueueKeys } from './QueueKeys';
import { QueueRow } from './QueueRow';
import styles from './queue.module.css';
import { queueGroups } from './queue-groups';
import { moveBetweenRows } from './row-keys';

/** Everything that waits for the person in front, over all initiatives, gravest consequence first. */
export function QueueView() {
  const { t, locale } = useText();
  const now = useNow();
  // A change of one's own is seen at once and not at the next minute.
  const [changes, setChanges] = useState(0);
  const queue = useLive(() => readQueue(new Date().toISOString()), [now, changes]);
  const [done, setDone] = useState<Done>();
  const list = useRef<HTMLDivElement>(null);
  if (!queue) return <Loading />;
  const { prompts, paused } = queue.value;
  const groups = queueGroups(prompts);
  const waiting = waitingCount(prompts);
  const onDone = (next: Done | undefined) => {
    setDone(next);
    setChanges((count) => count + 1);
    // The row that was seen to goes; the keyboard stays in the list.
    list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  };
  return (
    <div className={page.page}>
      <header className={page.pageHeading}>
        <h1>{t('dashboard.queue.heading')}</h1>
        <p className={page.soft}>
          {[
            t('queue.waiting', { count: waiting }),
            ...(prompts.length > waiting
              ? [t('dashboard.queue.rest', { count: prompts.length - waiting })]
              : []),
          ].join(', ')}
        </p>
        <QueueDone done={done} onGone={() => setDone(undefined)} />
      </header>
      {groups.length > 0 ? <QueueKeys /> : null}
      {groups.length === 0 ? (
        <EmptyState title={t('dashboard.queue.empty')}>
          <p>{t('dashboard.queue.empty.text')}</p>
          <a className={buttonClass()} href="#/">
            {t('dashboard.back')}
          </a>
        </EmptyState>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a convenience on top of Tab, for the rows inside */}
      <div ref={list} className={styles.groups} onKeyDown={moveBetweenRows}>
        {groups.map(({ group, prompts: rows }) => (
          <section key={group} aria-labelledby={`queue-${group}`}>
            <h2 id={`queue-${group}`}>
              {t(`dashboard.queue.group.${group}`)} <span className={page.soft}>{rows.length}</span>
            </h2>
            <ul className={styles.list}>
              {rows.map((prompt) => (
                <QueueRow key={prompt.id} prompt={prompt} onDone={onDone} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {paused.map(({ id, name, pausedSince, statusReason }) => (
        <Notice key={id} heading={<UserText text={name} />}>
          <p>
            {pausedSince
              ? t('dashboard.queue.paused.since', { day: formatDay(pausedSince, locale) })
              : t('dashboard.queue.paused')}
          </p>
          {statusReason ? (
            <p>
              <UserText text={statusReason} />
            </p>
          ) : null}
        </Notice>
      ))}
    </div>
  );
}

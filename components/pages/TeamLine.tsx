import { useSyncExternalStore } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { EXPLAINED, teamWords } from '@/components/ui/team-words';
import { useText } from '@/components/ui/text';
import { readTeamNote } from '@/lib/store/reads/team-note';
import { Button } from './Button';
import { Problem } from './Problem';
import styles from './team-line.module.css';
import { useCommand } from './use-command';
import { useCalmLive } from './use-live';
import { useNow } from './use-now';
import { useTeamWork } from './use-team-work';
import { WorkProgress } from './WorkProgress';

/**
 * How this device stands with its team, always in sight: what is being done and how far it is, in step when, what waits since
 * when, what was refused, and "synchronise now". `newTab` for a surface that closes when it loses the focus. Nothing in a workspace without a team.
 * `only` for a surface that has one place for what is calm and another one for what somebody should see first.
 */
export function TeamLine({ newTab = false, only }: { newTab?: boolean; only?: 'calm' | 'news' }) {
  const text = useText();
  const { t } = text;
  const now = useNow();
  const online = useSyncExternalStore(watchOnline, () => navigator.onLine);
  const found = useCalmLive(readNote);
  const work = useTeamWork();
  const sync = useCommand('syncNow');
  const note = found?.value;
  if (!note) return null;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const link = { href: '/options.html#/team', ...(newTab && { target: '_blank', rel: 'noreferrer' }) };
  const { calm, tone, refused, lines } = teamWords(note, { online, timeZone, now }, text);
  if (only && calm !== (only === 'calm')) return null;
  return (
    <section className={styles.line} aria-label={t('team.name')}>
      <p role="status" className={styles.words}>
        {work ? null : (
          <StatusBadge tone={tone} quiet>
            {lines[0]}
          </StatusBadge>
        )}
        {(work ? [refused] : lines.slice(1)).map((line) => line && <span key={line}>{line}</span>)}
        {refused ? (
          <a {...link}>{t('page.team.show')}</a>
        ) : EXPLAINED.has(note.state) ? (
          <a {...link}>{t('page.team.details')}</a>
        ) : null}
      </p>
      {work ? (
        <WorkProgress work={work} />
      ) : note.state === 'signed_out' ? (
        <a {...link}>{t('page.team.signIn')}</a>
      ) : note.state === 'outdated' ? null : (
        <Button variant="quiet" busy={sync.busy} onClick={() => void sync.run({})}>
          {t(note.state === 'stopped' ? 'page.team.goOn' : 'options.team.syncNow')}
        </Button>
      )}
      <Problem problem={sync.problem} />
    </section>
  );
}

const readNote = () => readTeamNote();

function watchOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

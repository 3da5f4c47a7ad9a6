import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { waitingCount } from '@/lib/domain/prompts/prompt-state';
import { readQueue } from '@/lib/store/reads/queue';
import { Sentence } from '../pages/Sentence';
import { useLive } from '../pages/use-live';
import { useNow } from '../pages/use-now';
import styles from './popup.module.css';

const SHOWN = 3;

/** The gravest of what waits for this person, on any page, and the way to all of it. */
export function PopupQueue() {
  const { t } = useText();
  const now = useNow();
  const queue = useLive(() => readQueue(new Date().toISOString()), [now]);
  const waiting = queue?.value.prompts.filter(
    ({ state, severity }) => state !== 'snoozed' && severity !== 'hint',
  );
  if (!queue || !waiting || waiting.length === 0) return null;
  return (
    <section className={styles.queue} aria-label={t('page.nav.queue')}>
      <h2>{t('queue.waiting', { count: waitingCount(queue.value.prompts) })}</h2>
      <ul>
        {waiting.slice(0, SHOWN).map((prompt) => (
          <li key={prompt.id}>
            <strong>
              <UserText text={CODED.has(prompt.subject.entityType) ? prompt.initiativeName : prompt.title} />
            </strong>
            <span>
              <Sentence id={prompt.sentence.id} values={prompt.sentence.values} />
            </span>
          </li>
        ))}
      </ul>
      <a href="/dashboard.html#/queue" target="_blank" rel="noreferrer">
        {t('popup.queue.open')}
      </a>
    </section>
  );
}

/** What has a code for a title: the initiative's name says more. */
const CODED: ReadonlySet<string> = new Set(['dimension', 'concern']);

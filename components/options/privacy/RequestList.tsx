import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { MOST_REQUESTS, type RequestNote } from '@/lib/domain/disclosure/request-note';
import { formatInstant } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { EmptyState } from '../../pages/EmptyState';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import privacy from './privacy.module.css';
import { useRequests } from './use-requests';

/** The last requests that left this device, newest first. */
export function RequestList() {
  const { t } = useText();
  const requests = useRequests();
  const clear = useCommand('forgetRequests');
  return (
    <section className={styles.block} aria-labelledby="privacy-requests">
      <h2 id="privacy-requests">{t('privacy.requests')}</h2>
      <p className={privacy.lead}>{t('privacy.requests.text', { count: MOST_REQUESTS })}</p>
      {requests?.length === 0 ? (
        <EmptyState title={t('privacy.requests.none')}>
          <p>{t('privacy.requests.none.text')}</p>
        </EmptyState>
      ) : null}
      {requests && requests.length > 0 ? (
        <>
          <ol className={privacy.requests} reversed>
            {requests.map((note, index) => (
              // The list is only ever replaced as a whole, and two requests may be equal in everything.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <Request key={index} note={note} />
            ))}
          </ol>
          <div>
            <Button busy={clear.busy} onClick={() => clear.run({})}>
              {t('privacy.requests.clear')}
            </Button>
          </div>
        </>
      ) : null}
      <Problem problem={clear.problem} />
    </section>
  );
}

function Request({ note }: { note: RequestNote }) {
  const { t, locale } = useText();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const answer = note.status ?? t('privacy.requests.noAnswer');
  return (
    <li>
      <span className={privacy.title}>{t(`privacy.purpose.${note.purpose}`)}</span>
      <code>
        {note.method} <UserText text={note.origin + note.path} />
      </code>
      <span className={privacy.count}>
        {formatInstant(note.at, locale, zone)} · {t('privacy.requests.answer', { answer })}
      </span>
    </li>
  );
}

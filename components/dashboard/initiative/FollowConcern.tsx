import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { ConcernView } from '@/lib/domain/concern-state';
import { formatInstant } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { useCommand } from '../../pages/use-command';
import styles from './initiative.module.css';

/** What became of an anonymous concern: only whoever has its key can ask. */
export function FollowConcern() {
  const translator = useText();
  const { t, locale } = translator;
  const { run, busy, problem } = useCommand('followConcern');
  const [key, setKey] = useState('');
  const [found, setFound] = useState<ConcernView>();
  return (
    <details className={styles.fold}>
      <summary>{t('initiative.follow')}</summary>
      <form
        className={`${styles.editing} ${form.form}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim()) void run({ key: key.trim() }).then(setFound);
        }}
      >
        <TextField
          name="key"
          label={t('initiative.follow.key')}
          error={problemAt('key', problem, translator)}
          value={key}
          maxLength={60}
          autoComplete="off"
          onChange={setKey}
        />
        <p>
          <Button type="submit" busy={busy}>
            {t('initiative.follow.submit')}
          </Button>
        </p>
        {found ? (
          <p role="status">
            {found.answer ? (
              <UserText text={found.answer.text} />
            ) : found.received[0] ? (
              t('initiative.concern.received', {
                name: found.received[0].byName,
                at: formatInstant(found.received[0].at, locale, 'UTC'),
              })
            ) : (
              t('initiative.follow.waiting')
            )}
          </p>
        ) : null}
      </form>
    </details>
  );
}

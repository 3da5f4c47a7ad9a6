import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import type { Admin } from './server-admin';
import { TypedConfirm } from './TypedConfirm';

/** After a backup of the server was put back: every device looks whether all that it ever wrote is still there. */
export function RestoredBlock({ admin }: { admin: Admin }) {
  const { t } = useText();
  const command = useCommand('announceRestore');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const announce = async (typed: string) => {
    const told = await command.run({ ...admin, typed });
    if (!told) return;
    setDone(true);
    setAsking(false);
  };
  return (
    <section className={styles.block} aria-labelledby="team-restored">
      <h3 id="team-restored">{t('options.restored.title')}</h3>
      <p className={styles.soft}>{t('options.restored.text')}</p>
      <p className={styles.soft}>{t('options.restored.erased')}</p>
      {done ? (
        <Notice tone="good" live="status">
          <p>{t('options.restored.done')}</p>
        </Notice>
      ) : null}
      {asking ? (
        <TypedConfirm
          wanted={admin.team}
          action={t('options.restored.run')}
          failed={t('options.setUp.notDone')}
          busy={command.busy}
          problem={command.problem}
          onConfirm={(typed) => void announce(typed)}
          onClose={() => {
            command.forget();
            setAsking(false);
          }}
        />
      ) : (
        <div className={form.actions}>
          <Button
            onClick={() => {
              setDone(false);
              setAsking(true);
            }}
          >
            {t('options.restored.run')}
          </Button>
        </div>
      )}
    </section>
  );
}

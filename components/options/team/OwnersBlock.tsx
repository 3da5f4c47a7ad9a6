import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import type { Admin } from './server-admin';

/** Who may write which initiative where the organisation's sign-in brings the roles: it cannot know that, the server must. */
export function OwnersBlock({ admin }: { admin: Admin }) {
  const { t } = useText();
  const command = useCommand('nameTeamOwners');
  const [changed, setChanged] = useState<number>();
  const match = async () => {
    setChanged(undefined);
    setChanged((await command.run(admin))?.changed);
  };
  return (
    <section className={styles.block} aria-labelledby="set-up-owners">
      <h2 id="set-up-owners">{t('options.setUp.owners')}</h2>
      <p className={styles.soft}>{t('options.setUp.owners.text')}</p>
      <Problem problem={command.problem} heading={t('options.setUp.notDone')} />
      <div className={form.actions}>
        <Button busy={command.busy} onClick={() => void match()}>
          {t('options.setUp.accounts.align')}
        </Button>
      </div>
      {changed === undefined ? null : (
        <Notice tone="good" live="status">
          <p>{t('options.setUp.owners.named', { count: changed })}</p>
        </Notice>
      )}
    </section>
  );
}

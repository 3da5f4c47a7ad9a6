import { useText } from '@/components/ui/text';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import { MatchRights } from './MatchRights';
import type { Admin } from './server-admin';

/** Who may write which initiative where the organisation's sign-in brings the roles: it cannot know that, the server must. */
export function OwnersBlock({ admin }: { admin: Admin }) {
  const { t } = useText();
  const command = useCommand('nameTeamOwners');
  const match = async () => {
    const done = await command.run(admin);
    return done && t('options.setUp.owners.named', { count: done.changed });
  };
  return (
    <section className={styles.block} aria-labelledby="set-up-owners">
      <h2 id="set-up-owners">{t('options.setUp.owners')}</h2>
      <p className={styles.soft}>{t('options.setUp.owners.text')}</p>
      <MatchRights admin={admin} way="provider" busy={command.busy} problem={command.problem} match={match} />
    </section>
  );
}

import { useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { TeamAccount } from '@/lib/domain/team-set-up';
import { Button } from '../../pages/Button';
import { Loading } from '../../pages/Loading';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import { AccountForm } from './AccountForm';
import { AccountItem } from './AccountItem';
import { MatchRights } from './MatchRights';
import type { Admin } from './server-admin';

/** The accounts a small team has on its own server: who is in, what they may, and a new password for who forgot it. */
export function AccountsBlock({ admin }: { admin: Admin }) {
  const { t } = useText();
  const list = useCommand('listTeamAccounts');
  const align = useCommand('alignTeamOwners');
  const [accounts, setAccounts] = useState<readonly TeamAccount[]>();
  const [adding, setAdding] = useState(false);
  const start = useRef(() => list.run(admin));
  useEffect(() => {
    void start.current().then((found) => found && setAccounts(found.accounts));
  }, []);
  const alignNow = async () => {
    const done = await align.run(admin);
    if (done) setAccounts(done.accounts);
    return done && t('options.setUp.accounts.aligned', { count: done.changed });
  };
  return (
    <section className={styles.block} aria-labelledby="set-up-accounts">
      <h2 id="set-up-accounts">{t('options.setUp.accounts')}</h2>
      <p className={styles.soft}>{t('options.setUp.accounts.text')}</p>
      <Problem problem={list.problem} heading={t('options.setUp.notDone')} />
      {!accounts ? (
        list.problem ? null : (
          <Loading />
        )
      ) : accounts.length > 0 ? (
        <ul className={styles.rows} aria-labelledby="set-up-accounts">
          {accounts.map((account) => (
            <AccountItem key={account.name} account={account} admin={admin} onChanged={setAccounts} />
          ))}
        </ul>
      ) : (
        <p>{t('options.setUp.accounts.none')}</p>
      )}
      {adding ? (
        <AccountForm
          admin={admin}
          onClose={() => setAdding(false)}
          onChanged={(next) => {
            setAccounts(next);
            setAdding(false);
          }}
        />
      ) : (
        <MatchRights admin={admin} way="account" busy={align.busy} problem={align.problem} match={alignNow}>
          <Button onClick={() => setAdding(true)}>{t('options.setUp.accounts.add')}</Button>
        </MatchRights>
      )}
      {adding ? null : <p className={styles.soft}>{t('options.setUp.accounts.align.hint')}</p>}
    </section>
  );
}

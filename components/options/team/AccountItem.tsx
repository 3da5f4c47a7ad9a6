import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { TeamAccount } from '@/lib/domain/team-set-up';
import { Button } from '../../pages/Button';
import { ConfirmDialog } from '../../pages/ConfirmDialog';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import { AccountForm } from './AccountForm';
import type { Admin } from './server-admin';

/** One account: what it may besides reading, and its two actions. */
export function AccountItem(props: {
  account: TeamAccount;
  admin: Admin;
  onChanged: (accounts: readonly TeamAccount[]) => void;
}) {
  const { account, admin, onChanged } = props;
  const { name, displayName, isMember, rights, owns } = account;
  const person = isolated(displayName ?? name);
  const { t } = useText();
  const remove = useCommand('removeTeamAccount');
  const [open, setOpen] = useState<'edit' | 'remove'>();
  const close = () => setOpen(undefined);
  if (open === 'edit') {
    return (
      <li className={styles.row}>
        <div className={styles.rowWide}>
          <AccountForm
            account={account}
            admin={admin}
            onClose={close}
            onChanged={(next) => {
              onChanged(next);
              close();
            }}
          />
        </div>
      </li>
    );
  }
  const removeNow = async () => {
    const done = await remove.run({ ...admin, name });
    if (done) onChanged(done.accounts);
  };
  const words = [
    ...(isMember ? rights.map((right) => t(`options.setUp.right.${right}`)) : []),
    ...(owns > 0 ? [t('options.setUp.accounts.owns', { count: owns })] : []),
  ];
  const signsInWith =
    displayName === undefined || displayName === name ? null : (
      <p className={styles.soft}>{t('options.setUp.accounts.signsInWith', { name: isolated(name) })}</p>
    );
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <p className={styles.rowTitle}>
          <UserText text={displayName ?? name} />
        </p>
        {signsInWith}
        <p className={styles.soft}>
          {isMember
            ? words.join(' · ') || t('options.setUp.accounts.reads')
            : t('options.setUp.accounts.notMember')}
        </p>
      </div>
      <div className={styles.rowActions}>
        <Button
          aria-label={t('options.setUp.accounts.edit.of', { name: person })}
          onClick={() => setOpen('edit')}
        >
          {t('options.setUp.accounts.edit')}
        </Button>
        <Button
          variant="quiet"
          aria-label={t('options.setUp.accounts.remove.of', { name: person })}
          onClick={() => setOpen('remove')}
        >
          {t('options.setUp.accounts.remove')}
        </Button>
      </div>
      <ConfirmDialog
        open={open === 'remove'}
        title={t('options.setUp.accounts.remove.of', { name: person })}
        confirm={t('options.setUp.accounts.remove')}
        busy={remove.busy}
        problem={remove.problem}
        onConfirm={() => void removeNow()}
        onClose={close}
      >
        {signsInWith}
        <p>{t('options.setUp.accounts.remove.text')}</p>
      </ConfirmDialog>
    </li>
  );
}

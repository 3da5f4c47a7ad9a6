import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { readBackupRecords, STORE_VERSION } from '@/lib/store/reads/backup';
import { backupText } from '@/lib/transfer/backup-file';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { saveFile } from '../../pages/save-file';
import styles from '../options.module.css';
import { fileName } from './file-name';

/** Saves everything that is the workspace's as one file. */
export function SaveBackup({ today }: { today: string }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { head, rows } = await readBackupRecords(new Date().toISOString());
      const pieces = backupText(head, STORE_VERSION.store, rows);
      saveFile(fileName('backup', today, 'json'), pieces, 'application/json');
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.panel} aria-labelledby="save-backup">
      <h2 id="save-backup">{t('options.backup.save')}</h2>
      <p>{t('options.backup.save.text')}</p>
      <p className={styles.soft}>{t('options.backup.save.without')}</p>
      <div className={form.actions}>
        <Button busy={busy} onClick={save}>
          {t('options.backup.save.action')}
        </Button>
      </div>
    </section>
  );
}

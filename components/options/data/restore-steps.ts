import { type CheckedBackup, checkBackup } from '@/lib/domain/backup/check-backup';
import { type BackupDifference, compareBackup, STORE_VERSION } from '@/lib/store/reads/backup';
import { inStretches } from '@/lib/transfer/breathe';
import type { BackupFile } from '@/lib/transfer/read-backup';
import { readBackup } from '@/lib/transfer/read-backup';
import { partsOf, sendTransfer } from '@/lib/transfer/send-transfer';
import type { FileSteps } from './use-file-work';

/** A backup that was read, looked through, and compared with what is here. */
export type ReadBackupFile = BackupFile & { checked: CheckedBackup; difference: BackupDifference };

/** Reads a backup, looks it through, and puts it in the place of what is here when told to. */
export const RESTORE_STEPS: FileSteps<ReadBackupFile, { records: number }> = {
  async read(file, { signal, progress }) {
    const backup = await readBackup(file, STORE_VERSION.store, { signal, onProgress: progress('reading') });
    const { head, rows } = backup;
    const now = new Date().toISOString();
    const work = checkBackup(rows, { head, schemaVersion: STORE_VERSION.record, now });
    const checked = await inStretches(work, { signal, onProgress: progress('checking') });
    return { ...backup, checked, difference: await compareBackup(rows) };
  },
  write({ head, rows, difference }, name, { signal, progress }) {
    const said = { file: name.slice(0, 255), head, replaces: difference.here };
    const onProgress = progress('writing');
    return sendTransfer('restoreWorkspace', said, partsOf(rows, PART), { signal, onProgress });
  },
};

/** Records that travel to the worker at a time. */
const PART = 500;

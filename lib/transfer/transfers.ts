import * as z from 'zod/mini';
import { BackupHead, BackupRow } from '@/lib/domain/backup/backup';
import { PlannedRuleRow } from '@/lib/domain/mapping/rule-row';
import { requiredText } from '@/lib/domain/primitives';
import { BACKUP_FILE, RULE_FILE } from './limits';

/**
 * What is too long for one message and goes to the worker through a port: a head, then rows part by part, then the word to
 * write them, all or none. Only the extension's own pages may open one; the worker checks every part that arrives.
 */
export const TRANSFERS = {
  /** The rules of a file, as the person saw them in the preview. */
  importRules: transfer<{ added: number; changed: number }>()(
    z.strictObject({ file: requiredText(255) }),
    PlannedRuleRow,
    RULE_FILE.rows,
  ),
  /** The records of a backup, as the person saw them summed up. */
  restoreWorkspace: transfer<{ records: number }>()(
    z.strictObject({
      file: requiredText(255),
      head: BackupHead,
      /** How many records stood here when the person agreed to have them replaced. */
      replaces: z.int().check(z.minimum(0)),
    }),
    BackupRow,
    BACKUP_FILE.rows,
  ),
} as const;

export type TransferName = keyof typeof TRANSFERS;
export type HeadOf<N extends TransferName> = z.infer<(typeof TRANSFERS)[N]['head']>;
export type RowOf<N extends TransferName> = z.infer<(typeof TRANSFERS)[N]['row']>;
export type ResultOf<N extends TransferName> = NonNullable<(typeof TRANSFERS)[N]['result']>;

/** What a page says through the port. */
export type ToWorker =
  | { kind: 'start'; head: unknown }
  | { kind: 'rows'; rows: readonly unknown[] }
  | { kind: 'write' }
  /** Takes `write` back, if there still is time. The reply says how it ended. */
  | { kind: 'cancel' };

function transfer<Result>() {
  return <Head extends z.ZodMiniType, Row extends z.ZodMiniType>(head: Head, row: Row, mostRows: number) => ({
    head,
    row,
    mostRows,
    /** Carries the result's type only. */
    result: undefined as Result | undefined,
  });
}

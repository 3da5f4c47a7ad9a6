import type { RecordClass, RecordOf } from '../record-classes';
import type { BackupEntry } from './backup';

/** The records of a backup, by class and by what they belong to. */
export type BackupState = {
  all<C extends RecordClass>(cls: C): readonly RecordOf<C>[];
  /** The records of one class that belong to one initiative. */
  of<C extends RecordClass>(cls: C, initiativeId: string): readonly RecordOf<C>[];
  find<C extends 'initiative' | 'metric' | 'person'>(cls: C, id: string | undefined): RecordOf<C> | undefined;
};

/** Puts the records of a backup where the checks find them. */
export function createBackupState(entries: readonly BackupEntry[]): BackupState {
  const byClass = new Map<string, unknown[]>();
  const byInitiative = new Map<string, unknown[]>();
  const byId = new Map<string, unknown>();
  const put = (map: Map<string, unknown[]>, key: string, record: unknown) => {
    const list = map.get(key);
    if (list) list.push(record);
    else map.set(key, [record]);
  };
  for (const { cls, record } of entries) {
    put(byClass, cls, record);
    if ('initiativeId' in record) put(byInitiative, `${cls} ${record.initiativeId}`, record);
    if (cls === 'initiative' || cls === 'metric' || cls === 'person') byId.set(`${cls} ${record.id}`, record);
  }
  return {
    all: (cls) => (byClass.get(cls) ?? []) as never,
    of: (cls, initiativeId) => (byInitiative.get(`${cls} ${initiativeId}`) ?? []) as never,
    find: (cls, id) => byId.get(`${cls} ${id}`) as never,
  };
}

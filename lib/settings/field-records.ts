import { storage } from 'wxt/utils/storage';
import { afterPage, type FieldRecord } from '@/lib/domain/drift';
import type { WorkItem } from '@/lib/domain/work-item';

/** Which fields of which tool could be read lately. Local, and nothing of a page. */
const records = storage.defineItem<FieldRecord[]>('local:fieldRecords', { fallback: [] });

export const readFieldRecords = () => records.getValue();
export const watchFieldRecords = (onChange: () => void) => records.watch(onChange);

/** Counts one more page, as it was when it was left. */
export async function countFields(workItem: WorkItem): Promise<void> {
  await navigator.locks.request('fieldRecords', async () => {
    const before = await records.getValue();
    const after = afterPage(before, workItem);
    if (JSON.stringify(after) !== JSON.stringify(before)) await records.setValue(after);
  });
}

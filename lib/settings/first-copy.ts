import { storage } from 'wxt/utils/storage';

/** How far the first copy of a team's records is; nothing while none is made. */
export type FirstCopy = { copied: number; total?: number };

const firstCopy = storage.defineItem<FirstCopy | null>('session:firstCopy', { fallback: null });

export const readFirstCopy = (): Promise<FirstCopy | null> => firstCopy.getValue();
export const writeFirstCopy = (next: FirstCopy | undefined) => firstCopy.setValue(next ?? null);
export const watchFirstCopy = (onChange: (next: FirstCopy | null) => void) => firstCopy.watch(onChange);

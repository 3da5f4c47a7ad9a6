import type { PilotlightDatabase } from '@/lib/store/database';
import type { RemoteStore } from './remote-store';

/** Everything a session depends on besides the network. */
export type SessionContext = {
  db: PilotlightDatabase;
  remote: RemoteStore;
  device: string;
  account: string;
  now: () => Date;
  random: () => number;
  /** A fresh word for this device's mark on the server. */
  newWord: () => string;
  /** Told after each page and each batch, so that long work shows where it is. */
  onProgress?: (progress: Progress) => void;
  /** Whether the person wants it to end. Asked before each page and each batch. */
  isStopped?: () => Promise<boolean>;
};

/**
 * How far a session is: `copy` counts records of the shared database, `values` initiatives whose values are copied, `send`
 * changes. `total` grows while others write, and is absent where the server does not say.
 */
export type Progress = { doing: 'copy' | 'values' | 'send'; done: number; total?: number };

/** Ends a session between two pages. What was finished until then stays finished. */
export class Stopped extends Error {}

/** @throws Stopped when the person wants it to end */
export async function goOnUnlessStopped({ isStopped }: SessionContext): Promise<void> {
  if (await isStopped?.()) throw new Stopped();
}

export type SessionReport = {
  pulled: number;
  pushed: number;
  merged: number;
  quarantined: number;
  blocked: number;
  /** Own records that a restored server had lost and has taken again. */
  healed: number;
  purged: number;
  requests: { pull: number; push: number };
};

export const emptyReport = (): SessionReport => ({
  pulled: 0,
  pushed: 0,
  merged: 0,
  quarantined: 0,
  blocked: 0,
  healed: 0,
  purged: 0,
  requests: { pull: 0, push: 0 },
});

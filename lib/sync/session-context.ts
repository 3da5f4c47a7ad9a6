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
  /** Told after each page, so that a long first copy shows where it is. */
  onProgress?: (progress: Progress) => void;
};

/** How far a copy of the shared records is. `total` grows while others write, and is absent where the server does not say. */
export type Progress = { copied: number; total?: number };

export type SessionReport = {
  pulled: number;
  pushed: number;
  merged: number;
  quarantined: number;
  blocked: number;
  /** Own records that a restored server had lost and was offered again. */
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

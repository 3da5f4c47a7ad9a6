import type { VersionDemand } from './client-version';
import type { Instant } from './primitives';

/** How this device stands with its team, as much of it as one line says. Absent where there is no team. */
export type TeamNote = {
  /**
   * - `never`: not yet in step. `in_step`: as of `doneAt`.
   * - `offline`: the server does not answer, or asked for patience. `signed_out`: a person has to sign in.
   * - `no_space`: nothing more fits on this device.
   * - `outdated`: the organisation needs a newer version, see `needs`; nothing is written here until then.
   * - `refuses`: the server answers, and something about it or about the account has to be put right.
   */
  state: 'never' | 'in_step' | 'offline' | 'signed_out' | 'no_space' | 'outdated' | 'refuses';
  needs?: VersionDemand;
  /** When everything was last in step. */
  doneAt?: Instant;
  /** Changes that are not on the server yet, and since when. */
  waiting: number;
  since?: Instant;
  /** Changes the server did not take. */
  refused: number;
};

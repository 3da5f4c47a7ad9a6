import type { VersionDemand } from './client-version';
import type { Instant } from './primitives';

/** How this device stands with its team, as much of it as one line says. Absent where there is no team. */
export type TeamNote = {
  /**
   * - `never`: not yet in step. `in_step`: as of `doneAt`.
   * - `offline`: the server does not answer. `portal`: something else does, such as a network's own sign-in. `busy`: the server
   *   asked for patience. `signed_out`: a person has to sign in.
   * - `no_space`: nothing more fits on this device.
   * - `stopped`: the person ended it; it goes on when they say so, or when the browser starts again.
   * - `outdated`: the organisation needs a newer version, see `needs`; nothing is written here until then.
   * - `unexpected`: something in this extension went wrong; it tries again by itself.
   * - `no_access`: the account may not read the team's records any more.
   * - `refuses`: the server answers, and something about it or about the account has to be put right.
   */
  state:
    | 'never'
    | 'in_step'
    | 'offline'
    | 'portal'
    | 'busy'
    | 'signed_out'
    | 'no_space'
    | 'stopped'
    | 'outdated'
    | 'unexpected'
    | 'no_access'
    | 'refuses';
  needs?: VersionDemand;
  /** What is being done at the moment, when it lasts. */
  work?: TeamWork;
  /** When everything was last in step. */
  doneAt?: Instant;
  /** Changes that are not on the server yet, and since when. */
  waiting: number;
  since?: Instant;
  /** Changes the server did not take. */
  refused: number;
};

/**
 * What is being done with a team's records, and how far it is. `copy`: records of the team are copied here. `values`:
 * initiatives whose values are. `send`: own changes are sent. `look`, `bring`: the workspace of this device is looked
 * through, or brought into the team. `erase`: records are erased for good from its server. `total` is absent where nobody
 * knows it.
 */
export type TeamWork = {
  doing: 'copy' | 'values' | 'send' | 'look' | 'bring' | 'erase';
  done: number;
  total?: number;
};

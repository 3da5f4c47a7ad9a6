import * as z from 'zod/mini';
import type { ErasurePreview, ErasureReport } from '@/lib/domain/erasure-report';
import { requiredText } from '@/lib/domain/primitives';
import {
  type EndingSignIn,
  LEAST_PASSWORD,
  type OwnerChange,
  type SetUpCheck,
  type SetUpStep,
  TEAM_RIGHTS,
  type TeamAccount,
} from '@/lib/domain/team-set-up';
import { message } from './message';

/** The server, the team's short name, and an admin's account of the server. It is used for the one message and kept nowhere. */
const admin = {
  server: requiredText(300),
  team: requiredText(60),
  account: requiredText(255),
  password: requiredText(1000),
};

/** Setting up a team's server, proving it, and the accounts that it keeps itself. */
export const TEAM_SET_UP_MESSAGES = {
  /** Makes what a team needs on the server where it is not there, and then proves that it holds. */
  setUpTeam: message<{ steps: SetUpStep[]; checks: SetUpCheck[] }>()(
    ['page'],
    z.strictObject({ ...admin, issuer: z.optional(requiredText(300)) }),
  ),
  /** Where the browser lets a sign-in come back to: an organisation's sign-in must have it registered. */
  readSignInAddress: message<{ address: string }>()(['page'], z.strictObject({})),
  /** Proves that the server takes the organisation's sign-in for whom it is: the person signs in, and nothing of it is kept. */
  proveSignIn: message<{ check: SetUpCheck; ending?: EndingSignIn }>()(
    ['page'],
    z.strictObject({
      server: requiredText(300),
      team: requiredText(60),
      issuer: requiredText(300),
      clientId: requiredText(255),
      scope: requiredText(500),
    }),
  ),
  /** Proves that this sign-in is turned away, now that its time is over. */
  proveEnded: message<{ check: SetUpCheck }>()(
    ['page'],
    z.strictObject({ server: requiredText(300), team: requiredText(60), token: requiredText(16_000) }),
  ),
  listTeamAccounts: message<{ accounts: TeamAccount[] }>()(['page'], z.strictObject(admin)),
  /** Adds an account or changes its rights; with a password it has that one from now on. */
  saveTeamAccount: message<{ accounts: TeamAccount[] }>()(
    ['page'],
    z.strictObject({
      ...admin,
      name: requiredText(255),
      rights: z.array(z.enum(TEAM_RIGHTS)),
      newPassword: z.optional(z.string().check(z.minLength(LEAST_PASSWORD), z.maxLength(1000))),
    }),
  ),
  /** Takes an account off the server. What it wrote stays, in its name. */
  removeTeamAccount: message<{ accounts: TeamAccount[] }>()(
    ['page'],
    z.strictObject({ ...admin, name: requiredText(255) }),
  ),
  /** What matching rights would change now, person by person; `way` is how people sign in. */
  previewTeamOwners: message<{ changes: OwnerChange[] }>()(
    ['page'],
    z.strictObject({ ...admin, way: z.enum(['account', 'provider']) }),
  ),
  /** Lets exactly those write an initiative whom it names as owner or delegate. */
  alignTeamOwners: message<{ changed: number; accounts: TeamAccount[] }>()(['page'], z.strictObject(admin)),
  /** The same where the organisation's sign-in brings the roles: by name, in the databases' security. */
  nameTeamOwners: message<{ changed: number }>()(['page'], z.strictObject(admin)),
  /** The team's initiatives by name, as its server has them, for choosing one that is erased for good. */
  listTeamInitiatives: message<{ initiatives: { id: string; name: string }[] }>()(
    ['page'],
    z.strictObject(admin),
  ),
  /** What erasing an initiative, or one record by its id, would take. Changes nothing. */
  previewErasure: message<ErasurePreview>()(['page'], z.strictObject({ ...admin, what: requiredText(400) })),
  /** Erases it for good on the server, and lets every device know. `typed` repeats the name, or the id where there is none. */
  eraseForGood: message<ErasureReport>()(
    ['page'],
    z.strictObject({ ...admin, what: requiredText(400), typed: requiredText(400) }),
  ),
  /** Goes on with an erasure that was begun in this browser and has not ended. */
  continueErasure: message<ErasureReport>()(['page'], z.strictObject({ ...admin, what: requiredText(400) })),
  /** Ends the erasure that runs after the part in hand. */
  stopErasure: message<Record<string, never>>()(['page'], z.strictObject({})),
  /** The server was put back to an older state: every device looks whether all it ever wrote is still there. */
  announceRestore: message<Record<string, never>>()(
    ['page'],
    z.strictObject({ ...admin, typed: requiredText(60) }),
  ),
};

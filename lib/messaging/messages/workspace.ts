import * as z from 'zod/mini';
import { requiredText } from '@/lib/domain/primitives';
import type { HandedOver } from '@/lib/domain/succession';
import * as admin from '../admin-inputs';
import { message } from './message';

/** The workspace, its people and its settings. */
export const WORKSPACE_MESSAGES = {
  /** Replaces an empty store by the demo workspace. Refused when there is anything else to lose. */
  loadDemo: message<{ initiatives: number }>()(['page'], z.strictObject({})),
  /** Removes the demo workspace, so that an own one can be started. */
  leaveDemo: message<Record<string, never>>()(['page'], z.strictObject({})),
  createWorkspace: message<{ personId: string }>()(
    ['page'],
    z.strictObject({
      name: requiredText(120),
      timeZone: requiredText(60),
      displayName: requiredText(120),
      function: z.enum(['business', 'it', 'risk', 'other']),
    }),
  ),
  /** Looks at the workspace as another of its people: on one device, roles are a working agreement. */
  actAs: message<Record<string, never>>()(['page'], z.strictObject({ personId: requiredText(255) })),
  /** The organisation's settings and people: administrators alone. */
  editWorkspace: message<{ at: string }>()(['page'], admin.WorkspaceInput),
  /** The oldest version that may write in the team from now on; any, without one. */
  requireVersion: message<Record<string, never>>()(
    ['page'],
    z.strictObject({ version: z.optional(requiredText(40)) }),
  ),
  invitePerson: message<{ personId: string }>()(['page'], admin.InviteInput),
  editPerson: message<{ personId: string }>()(['page'], admin.PersonInput),
  setPersonActive: message<HandedOver>()(['page'], admin.PersonActiveInput),
  /** What somebody answers for goes to somebody else, as far as the rules allow. */
  handOver: message<HandedOver>()(['page'], admin.HandOverInput),
};

import * as z from 'zod/mini';
import { Tool } from '@/lib/domain/primitives';
import { host, message } from './message';

/** `HH:MM` of a day of 24 hours. */
const ClockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const SiteInput = z.strictObject({
  /** `hostname[:port]` as the person typed or pasted it, already normalised by `readHostInput`. */
  host,
  tool: Tool,
  /** Where the tool begins on a host that has several. */
  path: z.optional(z.string().check(z.maxLength(200), z.regex(/^(\/[\w.~-]+)+$/))),
});

/** What a person sets for this browser: sites, language, quiet hours. */
export const DEVICE_MESSAGES = {
  /** Switches Pilotlight off for a host for today or for good, or on again. */
  setSiteSwitch: message<Record<string, never>>()(
    ['page'],
    z.strictObject({ host, off: z.enum(['no', 'today', 'always']) }),
  ),
  /** Brings registered scripts in line with the permissions granted right now. */
  reconcileSites: message<Record<string, never>>()(['page'], z.strictObject({})),
  addSite: message<Record<string, never>>()(['page'], SiteInput),
  removeSite: message<Record<string, never>>()(['page'], z.omit(SiteInput, { tool: true })),
  /** What came of asking the browser for access to a host. */
  noteAccess: message<Record<string, never>>()(
    ['page'],
    z.strictObject({
      hostname: host,
      outcome: z.enum(['asked', 'granted', 'denied', 'blocked', 'given_back']),
    }),
  ),
  /** Empties the list of requests. */
  forgetRequests: message<Record<string, never>>()(['page'], z.strictObject({})),
  setLocale: message<Record<string, never>>()(
    ['page'],
    z.strictObject({ locale: z.enum(['auto', 'en', 'de']) }),
  ),
  /** When prompts stay quiet in this browser, and whether the browser may notify. */
  setPromptSettings: message<Record<string, never>>()(
    ['page'],
    z.strictObject({
      from: ClockTime,
      to: ClockTime,
      sharedScreen: z.boolean(),
      notify: z.boolean(),
    }),
  ),
};

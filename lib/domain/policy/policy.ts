import * as z from 'zod/mini';
import { readHostInput } from '../mapping/host-input';
import { requiredText } from '../primitives';
import { serverOrigin } from '../server-origin';

/** What an organisation may keep its people from changing. */
export const LOCKS = ['sites', 'siteSwitch', 'readTickets', 'language', 'prompts', 'team'] as const;
export type Lock = (typeof LOCKS)[number];

/** One site that the organisation names: exact host, with port where it has one, and its tool. */
export const PolicyHost = z
  .strictObject({
    host: z.string().check(
      z.maxLength(260),
      z.refine((text) => isExactHost(text), 'not one exact host'),
      z.describe('Name of one site, with port where it has one: jira.example.com:8443. No stars.'),
    ),
    tool: z.enum(['jira', 'servicenow', 'confluence']).check(z.describe('jira, servicenow or confluence.')),
    path: z.optional(
      z
        .string()
        .check(
          z.maxLength(200),
          z.regex(/^(\/[\w.~-]+)+$/),
          z.describe('Where the tool begins on a site with several: /jira.'),
        ),
    ),
  })
  .check(z.describe('One site.'));
export type PolicyHost = z.infer<typeof PolicyHost>;

/**
 * What an organisation sets from outside, through the browser's own policies. The one definition: it reads
 * `storage.managed`, its types go into the schema that Chromium demands (`managed-schema.ts`), and the samples
 * for administrators are checked against it. Every field is optional.
 */
export const ManagedPolicy = z.strictObject({
  organisation: z.optional(
    requiredText(120).check(z.describe('Shown wherever a setting is locked: “Set by …”.')),
  ),
  hosts: z.optional(
    z.array(PolicyHost).check(z.maxLength(200), z.describe('Sites that everybody has in their list.')),
  ),
  server: z.optional(
    z.string().check(
      z.maxLength(300),
      z.refine((text) => serverOrigin(text) !== undefined, 'not a server’s address'),
      z.describe('Address of the team’s CouchDB, https and without a path. No other is then used.'),
    ),
  ),
  workspace: z.optional(
    z
      .string()
      .check(
        z.regex(/^[a-z][a-z0-9-]{0,40}$/),
        z.describe('Name of the team on that server: small letters.'),
      ),
  ),
  issuer: z.optional(
    z.string().check(
      z.maxLength(300),
      z.refine((text) => isIssuer(text), 'not an issuer’s address'),
      z.describe('Address of the identity provider, https, as its tokens name it.'),
    ),
  ),
  clientId: z.optional(
    requiredText(255).check(z.describe('Name under which the identity provider knows Pilotlight.')),
  ),
  scope: z.optional(
    requiredText(500).check(z.describe('What is asked for at the sign-in: words with spaces between them.')),
  ),
  language: z.optional(
    z.enum(['auto', 'en', 'de']).check(z.describe('auto, en or de. Until a person chooses, unless locked.')),
  ),
  locked: z.optional(
    z.array(z.enum(LOCKS)).check(z.describe(`Settings that people cannot change: ${LOCKS.join(', ')}.`)),
  ),
});
export type ManagedPolicy = z.infer<typeof ManagedPolicy>;

export type PolicyField = keyof ManagedPolicy;
export const POLICY_FIELDS = Object.keys(ManagedPolicy.shape) as PolicyField[];

function isExactHost(text: string): boolean {
  const reading = readHostInput(text);
  return reading.ok && !reading.extracted;
}

function isIssuer(text: string): boolean {
  const { protocol = '', origin = '' } = (URL.canParse(text) && new URL(text)) || {};
  return /^https?:$/.test(protocol) && serverOrigin(origin) !== undefined && !/[?#@\s]/.test(text);
}

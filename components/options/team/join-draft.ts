import { readHostInput } from '@/lib/domain/mapping/host-input';
import type { ManagedPolicy } from '@/lib/domain/policy/policy';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import { originFor } from '../../pages/site-access';

/** How a person proves who they are: at the organisation's own sign-in, or with an account of the server. */
export type SignInWay = 'provider' | 'account';

export type JoinDraft = {
  way: SignInWay;
  server: string;
  team: string;
  issuer: string;
  clientId: string;
  scope: string;
  account: string;
  password: string;
};

export const EMPTY_DRAFT: JoinDraft = {
  way: 'provider',
  server: '',
  team: '',
  issuer: '',
  // The name under which an organisation registers the extension, and what it asks for, unless it decides otherwise.
  clientId: 'pilotlight',
  scope: 'openid offline_access',
  account: '',
  password: '',
};

/** What is known already in a team: whoever looks after its server need not type it again. */
export function draftOf({ origin, prefix, provider }: TeamStatus['team']): Partial<JoinDraft> {
  return { server: origin, team: prefix, ...(provider ?? {}), way: provider ? 'provider' : 'account' };
}

/** Fields that the organisation may have filled in: where the records are, and where and as what people sign in. */
const POLICY_FIELDS = {
  server: 'server',
  team: 'workspace',
  issuer: 'issuer',
  clientId: 'clientId',
  scope: 'scope',
} as const;
export type PolicyJoinField = keyof typeof POLICY_FIELDS;

/** What the organisation's policy says of joining. Nobody types that, and nobody can type something else. */
export function joinPolicy(policy: ManagedPolicy): Partial<Pick<JoinDraft, PolicyJoinField>> {
  const fields = Object.entries(POLICY_FIELDS) as [
    PolicyJoinField,
    (typeof POLICY_FIELDS)[PolicyJoinField],
  ][];
  return Object.fromEntries(fields.flatMap(([field, name]) => (policy[name] ? [[field, policy[name]]] : [])));
}

const NEEDED = {
  provider: ['server', 'team', 'issuer', 'clientId', 'scope'],
  account: ['server', 'team', 'account', 'password'],
} as const satisfies Record<SignInWay, readonly (keyof JoinDraft)[]>;

/** What setting up needs: an admin's account, whatever way people will sign in. */
export const neededForSetUp = (way: SignInWay): readonly (keyof JoinDraft)[] => [
  ...new Set([...NEEDED.account, ...NEEDED[way]]),
];

/** Fields that are still empty or hold no address, in the order of the form. */
export function openFields(
  draft: JoinDraft,
  needed: readonly (keyof JoinDraft)[] = NEEDED[draft.way],
): { field: keyof JoinDraft; why: 'missing' | 'address' }[] {
  return needed.flatMap((field) => {
    if (draft[field].trim() === '') return { field, why: 'missing' as const };
    const isAddress = field === 'server' || field === 'issuer';
    return isAddress && !readHostInput(draft[field]).ok ? { field, why: 'address' as const } : [];
  });
}

/** The sites that the browser is asked for, all in one question. */
export function originsOf({ way, server, issuer }: Pick<JoinDraft, 'way' | 'server' | 'issuer'>): string[] {
  const typed = way === 'provider' ? [server, issuer] : [server];
  const origins = typed.flatMap((text) => {
    const host = readHostInput(text);
    return host.ok ? originFor(host.host, host.scheme) : [];
  });
  return [...new Set(origins)];
}

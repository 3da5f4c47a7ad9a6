import { knownCloud } from '@/lib/domain/mapping/known-clouds';
import type { Lock, ManagedPolicy, PolicyHost } from '@/lib/domain/policy/policy';
import { type PolicyProblem, readPolicy } from '@/lib/domain/policy/read-policy';
import { isWebAddress } from '@/lib/domain/web-address';
import type { SiteRow } from '../site-rows';

/** What an administrator fills in for the files. Texts as typed. */
export type SampleDraft = {
  organisation: string;
  server: string;
  workspace: string;
  issuer: string;
  clientId: string;
  scope: string;
  language: 'auto' | 'en' | 'de';
  locked: Lock[];
  /** Where the browsers get the package from; empty to leave installing to something else. */
  updateUrl: string;
  installUrl: string;
};

/** What is in effect, or else what this browser has: the files are to make others like this one. */
export function sampleDraft(
  inEffect: ManagedPolicy,
  here: { workspace?: string | undefined; team?: { origin: string; prefix: string } | undefined },
): SampleDraft {
  return {
    organisation: inEffect.organisation ?? here.workspace ?? '',
    server: inEffect.server ?? here.team?.origin ?? '',
    workspace: inEffect.workspace ?? here.team?.prefix ?? '',
    issuer: inEffect.issuer ?? '',
    clientId: inEffect.clientId ?? '',
    scope: inEffect.scope ?? '',
    language: inEffect.language ?? 'auto',
    locked: inEffect.locked ?? [],
    updateUrl: '',
    installUrl: '',
  };
}

/** The sites of this browser whose tool is known, as a policy names them. */
export function hostsOf(rows: readonly SiteRow[]): PolicyHost[] {
  return rows.flatMap(({ host, tool, path }) => {
    const named = tool ?? knownCloud(host)?.tool;
    return named && named !== 'generic' ? [{ host, tool: named, ...(path ? { path } : {}) }] : [];
  });
}

/** The policy that the draft stands for, read by the very rules that will read it on every machine. */
export function policyOfDraft(
  draft: SampleDraft,
  hosts: readonly PolicyHost[],
): { policy: ManagedPolicy; problems: PolicyProblem[] } {
  const { language, locked, updateUrl: _, installUrl: __, ...texts } = draft;
  const filled = Object.entries(texts).flatMap(([field, text]) =>
    text.trim() ? [[field, text.trim()]] : [],
  );
  return readPolicy({
    ...Object.fromEntries(filled),
    ...(hosts.length > 0 && { hosts }),
    ...(language !== 'auto' && { language }),
    ...(locked.length > 0 && { locked }),
  });
}

/** The two addresses as the files take them: whole ones with https, or none. */
export function installOf({ updateUrl, installUrl }: SampleDraft): {
  addresses: { updateUrl?: string; installUrl?: string };
  wrong: ('updateUrl' | 'installUrl')[];
} {
  const typed = { updateUrl: updateUrl.trim(), installUrl: installUrl.trim() };
  const filled = (['updateUrl', 'installUrl'] as const).filter((field) => typed[field] !== '');
  const isGood = (field: 'updateUrl' | 'installUrl') =>
    isWebAddress(typed[field]) && typed[field].startsWith('https:');
  return {
    addresses: Object.fromEntries(filled.filter(isGood).map((field) => [field, typed[field]])),
    wrong: filled.filter((field) => !isGood(field)),
  };
}

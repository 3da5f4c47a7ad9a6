import { browser } from 'wxt/browser';
import { drifted, type FieldRecord } from '@/lib/domain/drift';
import type { Tool } from '@/lib/domain/primitives';
import { readErrors } from '@/lib/settings/error-log';
import { readFieldRecords } from '@/lib/settings/field-records';
import { readKeptPolicy } from '@/lib/settings/managed-policy';
import { countQuarantined } from '@/lib/store/reads';
import { readTeamStatus, type TeamStatus } from '@/lib/store/reads/team-status';
import { adapterVersions } from '../../pages/adapter-versions';
import { extensionVersion } from '../../pages/extension-version';
import { countEach } from '../count-each';
import { readSiteRows } from '../read-site-rows';
import { siteState, withTeamHosts } from '../site-rows';
import { teamHosts } from '../team-hosts';

/** The commands of the manifest that have words of their own; the extension's button is one more, without. */
const SHORTCUTS = ['toggle-panel', 'enter-value'] as const;
type Shortcut = (typeof SHORTCUTS)[number];

type BlockReason = NonNullable<TeamStatus['outbox']['blocked'][number]['reason']>;

/** What helps to find a fault: numbers, versions and kinds. No page, no name, no value. */
export type Diagnostics = {
  extension: string;
  browser: string;
  adapters: { name: Tool; version: string }[];
  /** Bytes that the browser counts for this extension. */
  storedBytes: number | undefined;
  setAside: number;
  /** How many sites are in which state. */
  sites: { value: ReturnType<typeof siteState>; count: number }[];
  /** How this device stands with its team; absent without one. */
  team?: TeamDiagnostics;
  /** A command without a key has none in this browser. */
  shortcuts: { command: Shortcut; key: string }[];
  /** Fields of the policy that cannot be used. */
  policyProblems: string[];
  /** Fields that could be read and no longer can. */
  drift: FieldRecord[];
  errors: Awaited<ReturnType<typeof readErrors>>;
};

type TeamDiagnostics = Pick<TeamStatus, 'lastSync'> & {
  signIn: 'provider' | 'account';
  waiting: number;
  since?: string;
  /** Why the server did not take changes. */
  refused: { value: BlockReason; count: number }[];
};

const teamDiagnostics = ({ team, lastSync, outbox }: TeamStatus): TeamDiagnostics => ({
  signIn: team.provider ? 'provider' : 'account',
  waiting: outbox.waiting,
  refused: countEach(outbox.blocked.map(({ reason = 'invalid' }) => reason)),
  ...(lastSync && { lastSync }),
  ...(outbox.since && { since: outbox.since }),
});

export async function readDiagnostics(): Promise<Diagnostics> {
  const [estimate, setAside, commands, policy, errors, records, status, rows] = await Promise.all([
    navigator.storage.estimate(),
    countQuarantined(),
    browser.commands.getAll(),
    readKeptPolicy(),
    readErrors(),
    readFieldRecords(),
    readTeamStatus(),
    readSiteRows(),
  ]);
  return {
    extension: extensionVersion(),
    browser: /(?:Firefox|Edg|Chrome)\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? '',
    adapters: adapterVersions(),
    storedBytes: estimate.usage,
    setAside,
    sites: countEach(withTeamHosts(rows, teamHosts(status?.team, policy.policy)).map(siteState)),
    ...(status && { team: teamDiagnostics(status) }),
    shortcuts: SHORTCUTS.map((command) => ({
      command,
      key: commands.find(({ name }) => name === command)?.shortcut ?? '',
    })),
    policyProblems: policy.problems.map(({ field, code }) => `${field}: ${code}`),
    drift: drifted(records),
    errors,
  };
}

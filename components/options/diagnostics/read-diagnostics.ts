import { browser } from 'wxt/browser';
import { drifted, type FieldRecord } from '@/lib/domain/drift';
import type { Tool } from '@/lib/domain/primitives';
import { readErrors } from '@/lib/settings/error-log';
import { readFieldRecords } from '@/lib/settings/field-records';
import { readKeptPolicy } from '@/lib/settings/managed-policy';
import { countQuarantined } from '@/lib/store/reads';
import { adapterVersions } from '../../pages/adapter-versions';
import { extensionVersion } from '../../pages/extension-version';

/** The commands of the manifest that have words of their own; the extension's button is one more, without. */
const SHORTCUTS = ['toggle-panel', 'enter-value'] as const;
type Shortcut = (typeof SHORTCUTS)[number];

/** What helps to find a fault: numbers, versions and kinds. No page, no name, no value. */
export type Diagnostics = {
  extension: string;
  browser: string;
  adapters: { name: Tool; version: string }[];
  /** Bytes that the browser counts for this extension. */
  storedBytes: number | undefined;
  setAside: number;
  /** A command without a key has none in this browser. */
  shortcuts: { command: Shortcut; key: string }[];
  /** Fields of the policy that cannot be used. */
  policyProblems: string[];
  /** Fields that could be read and no longer can. */
  drift: FieldRecord[];
  errors: Awaited<ReturnType<typeof readErrors>>;
};

export async function readDiagnostics(): Promise<Diagnostics> {
  const [estimate, setAside, commands, policy, errors, records] = await Promise.all([
    navigator.storage.estimate(),
    countQuarantined(),
    browser.commands.getAll(),
    readKeptPolicy(),
    readErrors(),
    readFieldRecords(),
  ]);
  return {
    extension: extensionVersion(),
    browser: /(?:Firefox|Edg|Chrome)\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? '',
    adapters: adapterVersions(),
    storedBytes: estimate.usage,
    setAside,
    shortcuts: SHORTCUTS.map((command) => ({
      command,
      key: commands.find(({ name }) => name === command)?.shortcut ?? '',
    })),
    policyProblems: policy.problems.map(({ field, code }) => `${field}: ${code}`),
    drift: drifted(records),
    errors,
  };
}

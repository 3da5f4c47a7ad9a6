import { browser } from 'wxt/browser';
import { drifted, type FieldRecord } from '@/lib/domain/drift';
import { readErrors } from '@/lib/settings/error-log';
import { readFieldRecords } from '@/lib/settings/field-records';
import { readKeptPolicy } from '@/lib/settings/managed-policy';
import { countQuarantined } from '@/lib/store/reads';
import { adapterVersions } from '../../pages/adapter-versions';
import { extensionVersion } from '../../pages/extension-version';

/** What helps to find a fault: numbers, versions and kinds. No page, no name, no value. */
export type Diagnostics = {
  extension: string;
  browser: string;
  adapters: { name: string; version: string }[];
  /** Bytes that the browser counts for this extension. */
  storedBytes: number | undefined;
  setAside: number;
  /** A command without a key has none in this browser. */
  shortcuts: { name: string; key: string }[];
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
    // The button itself is a command too, without words of its own.
    shortcuts: commands.flatMap(({ description, shortcut }) =>
      description ? [{ name: description, key: shortcut ?? '' }] : [],
    ),
    policyProblems: policy.problems.map(({ field, code }) => `${field}: ${code}`),
    drift: drifted(records),
    errors,
  };
}

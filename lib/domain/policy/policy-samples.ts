import { sha256Hex } from '../canonical-hash';
import { plistEntry, plistFile } from './plist';
import type { ManagedPolicy } from './policy';

/** The extension's id in Firefox, which its manifest names. A Chromium browser's store gives its own. */
export const FIREFOX_ID = 'pilotlight@pilotlight.example';

export const SAMPLE_BROWSERS = ['chrome', 'edge', 'firefox'] as const;
export type SampleBrowser = (typeof SAMPLE_BROWSERS)[number];
export type SampleSystem = 'windows' | 'macos' | 'linux';

/** A policy file as an administrator puts it in place. */
export type PolicySample = {
  browser: SampleBrowser;
  system: SampleSystem;
  fileName: string;
  /** Folder, or tool, that it belongs to. */
  place: string;
  text: string;
  /**
   * What the file adds to `ExtensionSettings`, for an organisation that sets that policy already: of two the browser
   * takes one. Absent where the file adds beside what is set.
   */
  entry?: string;
};

export type SampleInput = {
  /** The extension's id in the Chromium browser. */
  chromiumId: string;
  policy: ManagedPolicy;
  /** Where Chromium browsers find the package: the update list of a store, or of the organisation's own. */
  updateUrl?: string | undefined;
  /** The package itself, for Firefox. Without these the files only configure. */
  installUrl?: string | undefined;
};

/** Every sample, ready to be put in place, with the values of `policy` in it. */
export function policySamples(input: SampleInput): PolicySample[] {
  return [...chromiumSamples('chrome', input), ...chromiumSamples('edge', input), ...firefoxSamples(input)];
}

const PLACES = {
  chrome: {
    key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome',
    domain: 'com.google.Chrome',
    folder: '/etc/opt/chrome/policies/managed/',
  },
  edge: {
    key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge',
    domain: 'com.microsoft.Edge',
    folder: '/etc/opt/edge/policies/managed/',
  },
} as const;

function chromiumSamples(browser: 'chrome' | 'edge', input: SampleInput): PolicySample[] {
  const { chromiumId: id, policy } = input;
  const { key, domain, folder } = PLACES[browser];
  const installs = input.updateUrl && {
    installation_mode: 'force_installed',
    update_url: input.updateUrl,
    ...(policy.hosts?.length && { runtime_allowed_hosts: policy.hosts.map(originOf) }),
  };
  const settings = installs ? { ExtensionSettings: { [id]: installs } } : undefined;
  return [
    {
      browser,
      system: 'windows',
      fileName: `pilotlight-${browser}.reg`,
      place: key,
      // Each a key of its own: what the organisation has set for other extensions stays.
      text: registryFile({
        [`${key}\\3rdparty\\extensions\\${id}\\policy`]: policy,
        ...(installs && { [`${key}\\ExtensionSettings\\${id}`]: installs }),
      }),
    },
    {
      browser,
      system: 'macos',
      fileName: `pilotlight-${browser}.mobileconfig`,
      place: domain,
      text: profileFile(browser, id, {
        [`${domain}.extensions.${id}`]: policy,
        ...(settings && { [domain]: settings }),
      }),
      ...(installs && { entry: plistEntry(id, installs) }),
    },
    {
      browser,
      system: 'linux',
      fileName: `pilotlight-${browser}.json`,
      place: folder,
      text: jsonFile({ ...settings, '3rdparty': { extensions: { [id]: policy } } }),
      ...(installs && { entry: jsonFile({ [id]: installs }) }),
    },
  ];
}

/** Where each system's Firefox looks for its one policy file. A program elsewhere has the folder beside it. */
const FIREFOX_PLACES = {
  windows: 'C:\\Program Files\\Mozilla Firefox\\distribution\\',
  macos: '/Applications/Firefox.app/Contents/Resources/distribution/',
  linux: '/etc/firefox/policies/',
} as const;

function firefoxSamples({ policy, installUrl }: SampleInput): PolicySample[] {
  const policies = {
    ...(installUrl && {
      ExtensionSettings: { [FIREFOX_ID]: { installation_mode: 'force_installed', install_url: installUrl } },
    }),
    '3rdparty': { Extensions: { [FIREFOX_ID]: policy } },
  };
  const text = jsonFile({ policies });
  return (['windows', 'macos', 'linux'] as const).map((system) => ({
    browser: 'firefox',
    system,
    fileName: 'policies.json',
    place: FIREFOX_PLACES[system],
    text,
  }));
}

const originOf = ({ host }: { host: string }) => `https://${host.replace(/:\d+$/, '')}`;

const jsonFile = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Chromium reads lists and objects from a text value as JSON, as `policy::RegistryDict` does. */
function registryFile(keys: Record<string, object>): string {
  const parts = Object.entries(keys).flatMap(([key, values]) => {
    const lines = Object.entries(values).map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `"${name}"="${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    });
    return ['', `[${key}]`, ...lines];
  });
  return ['Windows Registry Editor Version 5.00', ...parts, ''].join('\r\n');
}

/**
 * A configuration profile: what each preference domain is to hold, for a Mac or the service that manages Macs. The same
 * profile made again replaces the one before.
 */
function profileFile(browser: string, id: string, domains: Record<string, object>): string {
  const envelope = (type: string, name: string) => ({
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: `pilotlight.${browser}.${id}${type === 'Configuration' ? '' : `.${type}`}`,
    PayloadUUID: uuidOf([browser, id, type]),
    PayloadDisplayName: name,
  });
  return plistFile({
    ...envelope('Configuration', `Pilotlight (${browser})`),
    PayloadScope: 'System',
    PayloadContent: Object.entries(domains).map(([domain, values]) => ({
      ...envelope(domain, domain),
      ...values,
    })),
  });
}

/** An identifier in the form that profiles want, the same for the same parts. */
function uuidOf(parts: readonly string[]): string {
  const digits = sha256Hex(parts).toUpperCase();
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-');
}

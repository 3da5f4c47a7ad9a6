import type { ManagedPolicy } from './policy';

/** The extension's id in Firefox, which its manifest names. A Chromium browser's store gives its own. */
export const FIREFOX_ID = 'pilotlight@pilotlight.example';

export const SAMPLE_BROWSERS = ['chrome', 'edge', 'firefox'] as const;
export type SampleBrowser = (typeof SAMPLE_BROWSERS)[number];
export type SampleSystem = 'windows' | 'macos' | 'linux' | 'any';

/** A policy file as an administrator puts it in place. */
export type PolicySample = {
  browser: SampleBrowser;
  system: SampleSystem;
  fileName: string;
  /** Folder, or tool, that it belongs to. */
  place: string;
  text: string;
};

export type SampleInput = {
  /** The extension's id in the Chromium browser. */
  chromiumId: string;
  policy: ManagedPolicy;
  /** Where the organisation offers the package for installing; without it the files only configure. */
  updateUrl?: string | undefined;
};

/** Every sample, ready to be put in place, with the values of `policy` in it. */
export function policySamples(input: SampleInput): PolicySample[] {
  return [...chromiumSamples('chrome', input), ...chromiumSamples('edge', input), firefoxSample(input)];
}

const PLACES = {
  chrome: {
    key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome',
    domain: 'com.google.Chrome.extensions',
    folder: '/etc/opt/chrome/policies/managed/',
  },
  edge: {
    key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge',
    domain: 'com.microsoft.Edge.extensions',
    folder: '/etc/opt/edge/policies/managed/',
  },
} as const;

function chromiumSamples(browser: 'chrome' | 'edge', input: SampleInput): PolicySample[] {
  const { chromiumId: id, policy } = input;
  const { key, domain, folder } = PLACES[browser];
  const everything = {
    ...(input.updateUrl && {
      ExtensionSettings: {
        [id]: {
          installation_mode: 'force_installed',
          update_url: input.updateUrl,
          ...(policy.hosts?.length && { runtime_allowed_hosts: policy.hosts.map(originOf) }),
        },
      },
    }),
    '3rdparty': { extensions: { [id]: policy } },
  };
  const plist = `${domain}.${id}.plist`;
  return [
    {
      browser,
      system: 'windows',
      fileName: `pilotlight-${browser}.reg`,
      place: key,
      text: registryFile(`${key}\\3rdparty\\extensions\\${id}\\policy`, policy),
    },
    {
      browser,
      system: 'macos',
      fileName: plist,
      place: '/Library/Managed Preferences/',
      text: plistFile(policy),
    },
    {
      browser,
      system: 'linux',
      fileName: `pilotlight-${browser}.json`,
      place: folder,
      text: jsonFile(everything),
    },
  ];
}

function firefoxSample({ policy, updateUrl }: SampleInput): PolicySample {
  const policies = {
    ...(updateUrl && {
      ExtensionSettings: { [FIREFOX_ID]: { installation_mode: 'force_installed', install_url: updateUrl } },
    }),
    '3rdparty': { Extensions: { [FIREFOX_ID]: policy } },
  };
  const text = jsonFile({ policies });
  return {
    browser: 'firefox',
    system: 'any',
    fileName: 'policies.json',
    place: '/etc/firefox/policies/',
    text,
  };
}

const originOf = ({ host }: { host: string }) => `https://${host.replace(/:\d+$/, '')}`;

const jsonFile = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Chromium reads lists and objects from a text value as JSON, as `policy::RegistryDict` does. */
function registryFile(key: string, policy: ManagedPolicy): string {
  const values = Object.entries(policy).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `"${name}"="${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  });
  return ['Windows Registry Editor Version 5.00', '', `[${key}]`, ...values, ''].join('\r\n');
}

function plistFile(policy: ManagedPolicy): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<plist version="1.0">',
    plistValue(policy, ''),
    '</plist>',
    '',
  ].join('\n');
}

function plistValue(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return [`${indent}<array>`, ...value.map((one) => plistValue(one, inner)), `${indent}</array>`].join(
      '\n',
    );
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([name, one]) => [
      `${inner}<key>${escaped(name)}</key>`,
      plistValue(one, inner),
    ]);
    return [`${indent}<dict>`, ...entries, `${indent}</dict>`].join('\n');
  }
  return `${indent}<string>${escaped(String(value))}</string>`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

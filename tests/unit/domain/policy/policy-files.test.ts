import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { managedSchema } from '@/lib/domain/policy/managed-schema';
import { POLICY_FIELDS } from '@/lib/domain/policy/policy';
import { FIREFOX_ID, policySamples } from '@/lib/domain/policy/policy-samples';
import { readPolicy } from '@/lib/domain/policy/read-policy';

const POLICY = readPolicy({
  organisation: 'Müller & Söhne "Fracht"',
  hosts: [{ host: 'jira.example.com:8443', tool: 'jira', path: '/jira' }],
  server: 'https://couch.example.com',
  clientId: 'halden-pilotlight',
  scope: 'openid offline_access roles',
  language: 'de',
  locked: ['language'],
}).policy;
const ID = 'abcdefghijklmnopabcdefghijklmnop';
const samples = policySamples({ chromiumId: ID, policy: POLICY });
const sample = (browser: string, system: string) =>
  samples.find((one) => one.browser === browser && one.system === system)?.text ?? '';

/** The values of a part of a registry file, as Chromium reads them. */
function registryValues(lines: readonly string[]): Record<string, unknown> {
  const values = lines.filter(Boolean).map((line) => {
    const [, name = '', text = ''] = /^"(\w+)"="(.*)"$/.exec(line) ?? [];
    const value = text.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
    return [name, /^[[{]/.test(value) ? JSON.parse(value) : value];
  });
  return Object.fromEntries(values);
}

/** What a property list says, as macOS reads it. */
function plistOf(text: string): Record<string, unknown> {
  const read = (node: Element): unknown => {
    const children = [...node.children];
    if (node.tagName === 'string') return node.textContent;
    if (node.tagName === 'integer') return Number(node.textContent);
    if (node.tagName === 'array') return children.map(read);
    return Object.fromEntries(
      children.flatMap((child, index) =>
        child.tagName === 'key' ? [[child.textContent, read(children[index + 1] as Element)]] : [],
      ),
    );
  };
  const { window } = new JSDOM(text, { contentType: 'text/xml' });
  return read(window.document.querySelector('plist > dict') as Element) as Record<string, unknown>;
}

/** Everything that a schema says, below it too. */
function nodes(schema: ReturnType<typeof managedSchema>): object[] {
  const { properties = {}, items } = schema;
  return [schema, ...[...Object.values(properties), ...(items ? [items] : [])].flatMap(nodes)];
}

describe('the schema that Chromium demands', () => {
  it('US-9.1: has every field of the definition that reads the policy', () => {
    expect(Object.keys(managedSchema().properties ?? {})).toEqual(POLICY_FIELDS);
    expect(Object.keys(managedSchema().properties?.hosts?.items?.properties ?? {})).toEqual([
      'host',
      'tool',
      'path',
    ]);
  });

  it('uses one type each and no keyword that makes Chromium refuse it or drop values unseen', () => {
    const all = nodes(managedSchema());
    expect(all.length).toBeGreaterThan(POLICY_FIELDS.length);
    for (const node of all) {
      expect(['type', 'description', 'properties', 'items']).toEqual(
        expect.arrayContaining(Object.keys(node)),
      );
      expect(['object', 'array', 'string']).toContain((node as { type: unknown }).type);
    }
  });
});

describe('the files for administrators', () => {
  it('US-9.1: JSON for Chrome, Edge and Firefox says what the policy says', () => {
    for (const browser of ['chrome', 'edge']) {
      const file = JSON.parse(sample(browser, 'linux'));
      expect(readPolicy(file['3rdparty'].extensions[ID])).toEqual({ policy: POLICY, problems: [] });
    }
    const file = JSON.parse(sample('firefox', 'linux'));
    expect(readPolicy(file.policies['3rdparty'].Extensions[FIREFOX_ID])).toEqual({
      policy: POLICY,
      problems: [],
    });
  });

  it('US-9.1: the one file of Firefox is the same everywhere and has a folder of its own on each system', () => {
    const files = samples.filter(({ browser }) => browser === 'firefox');
    expect(files.map(({ system, place }) => [system, place])).toEqual([
      ['windows', 'C:\\Program Files\\Mozilla Firefox\\distribution\\'],
      ['macos', '/Applications/Firefox.app/Contents/Resources/distribution/'],
      ['linux', '/etc/firefox/policies/'],
    ]);
    expect(new Set(files.map(({ fileName }) => fileName))).toEqual(new Set(['policies.json']));
    expect(new Set(files.map(({ text }) => text)).size).toBe(1);
  });

  it('registry files give the same values back', () => {
    for (const [browser, key] of [
      ['chrome', 'Google\\Chrome'],
      ['edge', 'Microsoft\\Edge'],
    ] as const) {
      const [mark, , place, ...lines] = sample(browser, 'windows').split('\r\n');
      expect(mark).toBe('Windows Registry Editor Version 5.00');
      expect(place).toBe(
        `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${key}\\3rdparty\\extensions\\${ID}\\policy]`,
      );
      expect(readPolicy(registryValues(lines))).toEqual({ policy: POLICY, problems: [] });
    }
  });

  it('the files of macOS are well-formed and give the same values back', () => {
    for (const [browser, domain] of [
      ['chrome', 'com.google.Chrome'],
      ['edge', 'com.microsoft.Edge'],
    ] as const) {
      const { PayloadContent: parts, ...profile } = plistOf(sample(browser, 'macos'));
      expect(profile).toMatchObject({ PayloadType: 'Configuration', PayloadVersion: 1 });
      expect(profile.PayloadUUID).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      expect(parts).toHaveLength(1);
      const [{ PayloadType, PayloadUUID, PayloadVersion, PayloadIdentifier, PayloadDisplayName, ...values }] =
        parts as [Record<string, unknown>];
      expect(PayloadType).toBe(`${domain}.extensions.${ID}`);
      expect([PayloadVersion, PayloadDisplayName]).toEqual([1, PayloadType]);
      expect(PayloadUUID).not.toBe(profile.PayloadUUID);
      expect(PayloadIdentifier).toContain(String(profile.PayloadIdentifier));
      expect(readPolicy(values)).toEqual({ policy: POLICY, problems: [] });
    }
  });

  it('US-9.1: with the address of a package every file installs it too, beside what others have set', () => {
    const updateUrl = 'https://packages.example.com/update.xml?a=1&b=2';
    const installUrl = 'https://packages.example.com/pilotlight.xpi';
    const files = policySamples({ chromiumId: ID, policy: POLICY, updateUrl, installUrl });
    const text = (browser: string, system: string) =>
      files.find((one) => one.browser === browser && one.system === system)?.text ?? '';
    const installs = {
      installation_mode: 'force_installed',
      update_url: updateUrl,
      runtime_allowed_hosts: ['https://jira.example.com'],
    };
    for (const [browser, key, domain] of [
      ['chrome', 'Google\\Chrome', 'com.google.Chrome'],
      ['edge', 'Microsoft\\Edge', 'com.microsoft.Edge'],
    ] as const) {
      expect(JSON.parse(text(browser, 'linux')).ExtensionSettings).toEqual({ [ID]: installs });
      const [, values = ''] = text(browser, 'windows').split(
        `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${key}\\ExtensionSettings\\${ID}]\r\n`,
      );
      expect(registryValues(values.split('\r\n'))).toEqual(installs);
      const parts = plistOf(text(browser, 'macos')).PayloadContent as Record<string, unknown>[];
      const own = parts.find(({ PayloadType }) => PayloadType === domain);
      expect(own?.ExtensionSettings).toEqual({ [ID]: installs });
    }
    expect(JSON.parse(text('firefox', 'linux')).policies.ExtensionSettings).toEqual({
      [FIREFOX_ID]: { installation_mode: 'force_installed', install_url: installUrl },
    });
    // Where the whole policy is written, the entry alone is there too, for those who have that policy already.
    for (const browser of ['chrome', 'edge']) {
      const entry = (system: string) =>
        files.find((one) => one.browser === browser && one.system === system)?.entry;
      expect(entry('windows')).toBeUndefined();
      expect(JSON.parse(entry('linux') ?? '')).toEqual({ [ID]: installs });
      const inList = `<plist version="1.0"><dict>${entry('macos')}</dict></plist>`;
      expect(plistOf(inList)).toEqual({ [ID]: installs });
    }
    // And without one none does.
    for (const { text: plain, entry } of samples) {
      expect(plain).not.toMatch(/force_installed|ExtensionSettings/);
      expect(entry).toBeUndefined();
    }
  });
});

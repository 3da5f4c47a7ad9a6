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
    const file = JSON.parse(sample('firefox', 'any'));
    expect(readPolicy(file.policies['3rdparty'].Extensions[FIREFOX_ID])).toEqual({
      policy: POLICY,
      problems: [],
    });
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
      const values = lines.filter(Boolean).map((line) => {
        const [, name = '', text = ''] = /^"(\w+)"="(.*)"$/.exec(line) ?? [];
        const value = text.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
        return [name, /^[[{]/.test(value) ? JSON.parse(value) : value];
      });
      expect(readPolicy(Object.fromEntries(values))).toEqual({ policy: POLICY, problems: [] });
    }
  });

  it('the files of macOS are well-formed and give the same values back', () => {
    const plistValue = (node: Element): unknown => {
      const children = [...node.children];
      if (node.tagName === 'string') return node.textContent;
      if (node.tagName === 'array') return children.map(plistValue);
      return Object.fromEntries(
        children.flatMap((child, index) =>
          child.tagName === 'key' ? [[child.textContent, plistValue(children[index + 1] as Element)]] : [],
        ),
      );
    };
    for (const browser of ['chrome', 'edge']) {
      const { window } = new JSDOM(sample(browser, 'macos'), { contentType: 'text/xml' });
      const dict = window.document.querySelector('plist > dict') as Element;
      expect(readPolicy(plistValue(dict))).toEqual({ policy: POLICY, problems: [] });
    }
  });
});

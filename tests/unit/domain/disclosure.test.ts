import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { fieldKey } from '@/components/options/privacy/field-sentence';
import { LOCAL_ITEMS, LOCAL_TABLES, PAGE_ITEMS, SESSION_ITEMS } from '@/lib/domain/disclosure/local-stores';
import { OPTIONAL_PERMISSIONS, REQUIRED_PERMISSIONS } from '@/lib/domain/disclosure/permissions';
import { ALL_CLASSES, fieldsOf, SHARED_FIELDS } from '@/lib/domain/disclosure/record-fields';
import {
  MOST_REQUESTS,
  placeOf,
  REQUEST_PURPOSES,
  type RequestNote,
  withRequest,
} from '@/lib/domain/disclosure/request-note';
import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import de from '@/lib/i18n/messages/privacy.de.json';
import en from '@/lib/i18n/messages/privacy.en.json';
import { SCHEMA } from '@/lib/store/database';

const LANGUAGES = [
  ['English', en as Record<string, string>],
  ['German', de as Record<string, string>],
] as const;

describe.each(LANGUAGES)('US-9.5: the page on security and privacy, in %s', (_, words) => {
  const has = (id: string) => Object.hasOwn(words, id);
  const own = ALL_CLASSES.flatMap((cls) =>
    fieldsOf(cls)
      .filter(({ name }) => !SHARED_FIELDS.includes(name))
      .map(({ name }) => fieldKey(cls, name, { has })),
  );
  const keys = [...new Set([...own, ...SHARED_FIELDS.map((name) => `privacy.field.${name}`)])];

  it('explains every field of every kind of record, and no field that there is not', () => {
    expect(keys.filter((key) => !words[key])).toEqual([]);
    const explained = Object.keys(words).filter((key) => key.startsWith('privacy.field.'));
    expect(explained.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('names every kind of record and where it goes', () => {
    const kinds = ALL_CLASSES.flatMap((cls) => [
      `privacy.record.${cls}`,
      `privacy.home.${RECORD_CLASSES[cls].home}`,
    ]);
    expect(kinds.filter((key) => !words[key])).toEqual([]);
  });

  it('gives every permission of the manifest its reason', () => {
    const reasons = [...REQUIRED_PERMISSIONS, ...OPTIONAL_PERMISSIONS, 'hosts'].flatMap((name) => [
      `privacy.permission.${name}`,
      `privacy.permission.${name}.text`,
    ]);
    expect(reasons.filter((key) => !words[key])).toEqual([]);
  });

  it('says what is in every table and setting of this device, and why anything was asked', () => {
    const stores = [
      ...LOCAL_TABLES.map((name) => `privacy.table.${name}`),
      ...LOCAL_ITEMS.map((name) => `privacy.item.${name}`),
      ...PAGE_ITEMS.map((name) => `privacy.page.${name}`),
      ...SESSION_ITEMS.map((name) => `privacy.session.${name}`),
      ...REQUEST_PURPOSES.map((name) => `privacy.purpose.${name}`),
    ];
    expect(stores.filter((key) => !words[key])).toEqual([]);
  });
});

describe('what is kept', () => {
  it('is read from the schemas, with lists and alternatives', () => {
    const fields = fieldsOf('initiative');
    expect(fields.find(({ name }) => name === 'scope')?.parts).toContain('modelRef.version');
    expect(fieldsOf('metric').find(({ name }) => name === 'recipeId')).toBeDefined();
    expect(fieldsOf('evidence').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['text', 'link', 'fileHash', 'capture']),
    );
  });

  it('is in a table of the list or among the records', () => {
    const tables = [...new Set(Object.values(SCHEMA).flatMap((step) => Object.keys(step)))];
    expect([...LOCAL_TABLES, 'docs'].sort()).toEqual(tables.sort());
  });

  it('is in a setting of the list, wherever the code names one', () => {
    const folder = new URL('../../../lib/settings/', import.meta.url);
    const code = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const named = (area: string) =>
      [
        ...new Set(
          [...code.join('\n').matchAll(new RegExp(`['\`]${area}:(\\w+)`, 'g'))].map(([, name]) => name),
        ),
      ].sort();
    expect(named('local')).toEqual([...LOCAL_ITEMS].sort());
    expect(named('session')).toEqual([...SESSION_ITEMS].sort());
  });

  it('is in the list too where a page keeps what is being written', () => {
    const folder = fileURLToPath(new URL('../../../components/', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.tsx?$/.test(path),
    );
    const code = files.map((path) => readFileSync(join(folder, path), 'utf8'));
    const keeping = code.filter((text) => text.includes('localStorage'));
    // One file keeps drafts, and the names it may give them are those of the list.
    expect(keeping).toHaveLength(1);
    expect(keeping[0]).toContain('(typeof PAGE_ITEMS)[number]');
    for (const name of PAGE_ITEMS) expect(code.some((text) => text.includes(`'${name}'`))).toBe(true);
  });
});

describe('threat 37: what is kept of a request', () => {
  test.each([
    [
      'https://couch.example.com/halden-core/_bulk_docs?rev=1#x',
      'https://couch.example.com',
      '/halden-core/_bulk_docs',
    ],
    [
      'https://couch.example.com:6984/halden-core/ini%3A01JDEM0000F599N00X6YF91V77',
      'https://couch.example.com:6984',
      '/halden-core/…',
    ],
    [
      'https://jira.example.com/rest/api/3/issue/PAY-101?expand=changelog',
      'https://jira.example.com',
      '/rest/api/3/issue/…',
    ],
    [
      'https://jira.example.com/rest/api/3/search/jql?jql=assignee%3Danna',
      'https://jira.example.com',
      '/rest/api/3/search/jql',
    ],
    [
      'https://anna:secret@id.example.com/realms/halden/.well-known/openid-configuration',
      'https://id.example.com',
      '/realms/halden/.well-known/openid-configuration',
    ],
    [
      'https://login.example.com/8f1e2d3c-aaaa-bbbb-cccc-0123456789ab/oauth2/v2.0/token',
      'https://login.example.com',
      '/…/oauth2/v2.0/token',
    ],
    [
      'https://snow.example.com/api/now/table/incident/6b1fd4a7dbe94c50a02d38f6ca96196c',
      'https://snow.example.com',
      '/api/now/table/incident/…',
    ],
    ['https://wiki.example.com/rest/Gehaltsliste%202026/anna.smith', 'https://wiki.example.com', '/rest/…/…'],
  ])('of %s is the place alone', (address, origin, path) => {
    expect(placeOf(address)).toEqual({ origin, path });
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'nothing', 'file:///etc/passwd'])(
    'of %s is nothing',
    (address) => {
      expect(placeOf(address)).toBeUndefined();
    },
  );

  test('stays short, and the newest fifty stay', () => {
    expect(placeOf(`https://a.example${'/a'.repeat(500)}`)?.path.length).toBeLessThanOrEqual(120);
    const note = (n: number): RequestNote => ({
      at: new Date(n).toISOString(),
      purpose: 'team',
      method: 'GET',
      origin: 'https://a.example',
      path: '/',
    });
    const all = Array.from({ length: 60 }, (_, n) => note(n)).reduce<RequestNote[]>(withRequest, []);
    expect(all).toHaveLength(MOST_REQUESTS);
    expect(all[0]).toEqual(note(59));
    expect(all.at(-1)).toEqual(note(10));
  });
});

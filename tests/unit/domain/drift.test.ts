import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterPage, drifted, type FieldRecord } from '@/lib/domain/drift';
import type { WorkItem } from '@/lib/domain/work-item';

const item = (fields: string[], rest: Partial<WorkItem> = {}): WorkItem => ({
  tool: 'jira',
  host: 'jira.example.com',
  key: 'PAY-1',
  kind: 'issue',
  label: 'PAY-1',
  deployment: 'dc',
  fields: Object.fromEntries(fields.map((name) => [name, { value: 'secret title', source: 'dom' as const }])),
  confidence: 'confirmed',
  adapter: { name: 'jira', version: '1.4' },
  ...rest,
});
const many = (count: number, one: WorkItem) => Array.from({ length: count }, () => one);
const recordsOf = (...pages: WorkItem[]) => pages.reduce<FieldRecord[]>(afterPage, []);
const names = (records: FieldRecord[]) => drifted(records).map(({ field }) => field);

const SOUND = item(['label', 'issueType', 'projectKey']);
const WITHOUT = item(['issueType', 'projectKey']);

describe('US-8.7: a field that can no longer be read', () => {
  test('is named with tool and version of the reader after ten pages, and once', () => {
    expect(names(recordsOf(...many(3, SOUND), ...many(9, WITHOUT)))).toEqual([]);
    const records = drifted(recordsOf(...many(3, SOUND), ...many(40, WITHOUT)));
    expect(records).toMatchObject([{ tool: 'jira', deployment: 'dc', field: 'label', version: '1.4' }]);
  });

  test('is fine again with the next page on which it can be read, and with the next version of the reader', () => {
    const broken = [...many(3, SOUND), ...many(20, WITHOUT)];
    expect(names(recordsOf(...broken, SOUND))).toEqual([]);
    const next = { ...WITHOUT, adapter: { name: 'jira', version: '1.5' } };
    expect(names(recordsOf(...broken, ...many(30, next)))).toEqual([]);
  });

  test('is not missed where it never was, nor where only some tickets have it', () => {
    expect(names(recordsOf(...many(100, WITHOUT)))).toEqual([]);
    const some = [...many(3, SOUND), ...many(9, WITHOUT), ...many(3, SOUND), ...many(9, WITHOUT), SOUND];
    expect(names(recordsOf(...some, ...many(20, WITHOUT)))).toEqual([]);
    expect(names(recordsOf(...some, ...many(60, WITHOUT)))).toEqual(['label']);
  });

  test('counts pages of the same kind only: cloud is another page than an own server, a list is no ticket', () => {
    const cloud = { ...WITHOUT, deployment: 'cloud' as const };
    expect(names(recordsOf(...many(3, SOUND), ...many(30, cloud)))).toEqual([]);
    for (const rest of [
      { kind: 'list' },
      { mode: 'edit' },
      { audience: 'customer' },
    ] as Partial<WorkItem>[]) {
      expect(names(recordsOf(...many(3, SOUND), ...many(30, item([], rest))))).toEqual([]);
    }
  });

  test('includes everything when a page shows nothing of its ticket any more', () => {
    const nothing = item(['projectKey'], { confidence: 'url' });
    expect(names(recordsOf(...many(3, SOUND), ...many(10, nothing)))).toEqual(
      expect.arrayContaining(['issueType', 'label']),
    );
  });

  test('a page that contradicts itself three times in a row is told too', () => {
    const odd = item(['projectKey'], { confidence: 'url', drift: ['label'] });
    expect(names(recordsOf(SOUND, odd, odd))).toEqual([]);
    expect(names(recordsOf(SOUND, odd, odd, odd))).toEqual(['label']);
  });

  test('threat 37: nothing of a page is in what is kept', () => {
    const kept = JSON.stringify(recordsOf(...many(5, SOUND), ...many(12, WITHOUT)));
    expect(kept).not.toMatch(/PAY|example|secret/);
  });

  test('grows no further than the fields there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(SOUND, WITHOUT, item([], { drift: ['label'] })), { maxLength: 60 }),
        (pages) => {
          const records = recordsOf(...pages);
          expect(new Set(records.map(({ field }) => field)).size).toBe(records.length);
          expect(records.length).toBeLessThanOrEqual(9);
        },
      ),
    );
  });
});

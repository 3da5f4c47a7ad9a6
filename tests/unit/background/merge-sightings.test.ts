import { describe, expect, test } from 'vitest';
import { addSighting, mergeSightings, removeSighting } from '@/entrypoints/background/merge-sightings';
import type { WorkItem } from '@/lib/domain/work-item';
import type { FrameSighting, TabMemory } from '@/lib/settings/tab-memory';

const PAGE = 1000.5;
const TOP = 0;
const FORM = 7;
const OTHER = 9;

const url = (value: string) => ({ value, source: 'url' as const });
const dom = (value: string) => ({ value, source: 'dom' as const });

function record(id: string, more: Partial<WorkItem> = {}): WorkItem {
  return {
    tool: 'servicenow',
    host: 'haldenfreight.service-now.com',
    key: `incident/${id}`,
    kind: 'record',
    label: id,
    fields: { table: url('incident'), sysId: url(id) },
    confidence: 'url',
    adapter: { name: 'servicenow', version: '1.0' },
    ...more,
  };
}

const shown = (id: string, group: string): WorkItem =>
  record(id, {
    label: 'INC0010001',
    confidence: 'confirmed',
    fields: { table: url('incident'), sysId: dom(id), assignmentGroup: dom(group) },
  });

/** What the reports of one tab leave behind, one after the other. */
function afterReports(...reports: (FrameSighting & { page?: number })[]): FrameSighting[] {
  return reports.reduce<FrameSighting[]>(
    (sightings, { page = PAGE, ...sighting }) => addSighting(memory(sightings), { page, ...sighting }),
    [],
  );
}

function memory(sightings: FrameSighting[]): TabMemory {
  return { page: PAGE, sightings } as TabMemory;
}

describe('what the documents of one tab say together', () => {
  test('the shell knows the address, its frame the form: both count for the one record', () => {
    const top = { frameId: TOP, workItem: record('a') };
    const form = { frameId: FORM, workItem: shown('a', 'Service desk') };
    for (const order of [
      [top, form],
      [form, top],
      [top, form, top],
      [form, top, form],
    ]) {
      expect(mergeSightings(afterReports(...order))).toEqual({
        ...shown('a', 'Service desk'),
        fields: { table: url('incident'), sysId: dom('a'), assignmentGroup: dom('Service desk') },
      });
    }
  });

  test('three documents of the same record complete each other', () => {
    const tagged = record('a', { confidence: 'confirmed', fields: { tag: dom('triage') } });
    const merged = mergeSightings(
      afterReports(
        { frameId: TOP, workItem: record('a') },
        { frameId: FORM, workItem: shown('a', 'Service desk') },
        { frameId: OTHER, workItem: tagged },
      ),
    );
    expect(Object.keys(merged?.fields ?? {}).toSorted()).toEqual([
      'assignmentGroup',
      'sysId',
      'table',
      'tag',
    ]);
  });

  test('the frame moves on before its shell: the new record counts, and nothing of the old one', () => {
    const merged = mergeSightings(
      afterReports(
        { frameId: TOP, workItem: record('a') },
        { frameId: FORM, workItem: shown('a', 'Service desk') },
        { frameId: FORM, workItem: shown('b', 'Payroll') },
      ),
    );
    expect(merged).toEqual(shown('b', 'Payroll'));
  });

  test('a shell whose address stays behind does not take the front back when it is asked again', () => {
    const stale = { frameId: TOP, workItem: record('a') };
    const form = { frameId: FORM, workItem: shown('b', 'Payroll') };
    expect(mergeSightings(afterReports(stale, form, stale, stale))?.key).toBe('incident/b');
    // Nor when its first report is the slower one.
    expect(mergeSightings(afterReports(form, stale))?.key).toBe('incident/b');
  });

  test('a shell that goes elsewhere leaves the frame that it hides', () => {
    const form = { frameId: FORM, workItem: shown('a', 'Service desk') };
    const top = (workItem?: WorkItem) => ({ frameId: TOP, workItem });
    expect(mergeSightings(afterReports(top(record('a')), form, top(record('c'))))).toEqual(record('c'));
    expect(mergeSightings(afterReports(top(record('a')), form, top()))).toBeUndefined();
  });

  test('a frame without a work item takes the old one away', () => {
    const top = { frameId: TOP, workItem: record('a') };
    const form = { frameId: FORM, workItem: shown('a', 'Service desk') };
    expect(mergeSightings(afterReports(top, form, { frameId: FORM }))).toBeUndefined();
  });

  test('what was said in another document of the tab is not used for a new one', () => {
    const old = afterReports(
      { frameId: TOP, workItem: record('a') },
      { frameId: FORM, workItem: shown('a', 'Service desk') },
    );
    const next = { page: PAGE + 1, frameId: TOP, workItem: record('a') };
    expect(mergeSightings(addSighting(memory(old), next))).toEqual(record('a'));
    expect(addSighting(null, next)).toHaveLength(1);
  });

  test('the same key of another tool or host is another item', () => {
    const form = { frameId: FORM, workItem: shown('a', 'Service desk') };
    const elsewhere = record('a', { host: 'other.service-now.com' });
    expect(mergeSightings(afterReports(form, { frameId: OTHER, workItem: elsewhere }))).toEqual(elsewhere);
  });

  test('a frame that goes takes what it said with it, but not what its next document said', () => {
    const top = { frameId: TOP, documentId: 't', workItem: record('a') };
    const form = { frameId: FORM, documentId: 'f1', workItem: shown('a', 'Service desk') };
    const left = removeSighting(memory(afterReports(top, form)), {
      page: PAGE,
      frameId: FORM,
      documentId: 'f1',
    });
    expect(left).toEqual({ sightings: [top], gone: form });

    const next = { ...form, documentId: 'f2' };
    const late = removeSighting(memory(afterReports(top, next)), {
      page: PAGE,
      frameId: FORM,
      documentId: 'f1',
    });
    expect(late).toEqual({ sightings: [top, next], gone: undefined });
    const otherPage = removeSighting(memory(afterReports(top, form)), { ...form, page: PAGE + 1 });
    expect(otherPage.gone).toBeUndefined();
  });
});

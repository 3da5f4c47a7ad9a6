import { describe, expect, it } from 'vitest';
import { WorkItem } from '@/lib/domain/work-item';
import { adapterFor, recogniseUrl, recogniseWorkItem, TOOL_ADAPTERS } from '@/lib/tools';
import { isVendorHost } from '@/lib/tools/hosts';
import { blank, hasSharedCorpus, MENU_PATHS, OWN_URLS, SHARED_URLS, type UrlCase } from './corpus';

const EMPTY = blank();
/** Read by their address, although no record is open at it for sure. */
const MENU_ORIGIN = 'https://haldenfreight.service-now.com';

describe('what an address says (US-1.3, US-1.4)', () => {
  it('has at least 100 addresses of our own to tell', () => {
    expect(OWN_URLS.length).toBeGreaterThanOrEqual(100);
  });

  describe('our own corpus', () => checkAll(OWN_URLS));
  describe.skipIf(!hasSharedCorpus)('the shared corpus', () => checkAll(SHARED_URLS));
});

function checkAll(corpus: readonly UrlCase[]): void {
  const cases = corpus.map((one) => [one.url, one] as const);

  it.each(cases)('the right adapter reads %s', (_url, { url, tool, reading }) => {
    const address = new URL(url);
    const adapter = adapterFor(address, EMPTY, tool);
    expect(adapter?.name).toBe(tool);
    expect(adapter?.readUrl(address)).toEqual(reading);
  });

  it.each(cases)('only the right adapter claims %s', (_url, { url, tool }) => {
    const address = new URL(url);
    const claims = TOOL_ADAPTERS.filter((adapter) => adapter.recognises(address, EMPTY, tool));
    expect(claims.map(({ name }) => name)).toEqual([tool]);
    const unasked = TOOL_ADAPTERS.filter((adapter) => adapter.recognises(address, EMPTY));
    expect(unasked.map(({ name }) => name)).toEqual(isVendorHost(address) ? [tool] : []);
  });

  it.each(cases)('an empty page shows no more than its address: %s', (_url, { url, tool, reading }) => {
    const item = recogniseWorkItem(new URL(url), EMPTY, tool);
    if (reading.kind === 'none' || reading.confidence === 'needs-api') {
      expect(item).toBeUndefined();
      return;
    }
    if (item === undefined) {
      // A search over all projects, or a panel that nothing lies behind, has nothing that a rule could test.
      expect(['search', 'issue']).toContain(reading.kind);
      expect(reading.kind === 'issue' ? reading.confidence : 'hint').toBe('hint');
      return;
    }
    expect(WorkItem.safeParse(item).error).toBeUndefined();
    expect(item.confidence).toBe('url');
    expect(item.drift).toBeUndefined();
    if (reading.confidence === 'hint') expect(item.kind).not.toBe('issue');
    else expect(item.kind).toBe(reading.kind);
    for (const field of Object.values(item.fields)) expect(field.source).toBe('url');
    expect(recogniseUrl(new URL(url), tool)).toEqual(item);
  });
}

describe.skipIf(!hasSharedCorpus)('the menu of a ServiceNow instance', () => {
  const read = MENU_PATHS.map((path) => {
    const url = new URL(path, MENU_ORIGIN);
    return { path, url, reading: adapterFor(url, EMPTY)?.readUrl(url) };
  });

  it('has 667 entries, every one read by the ServiceNow adapter', () => {
    expect(read).toHaveLength(667);
    for (const { url } of read) expect(adapterFor(url, EMPTY)?.name).toBe('servicenow');
  });

  it('opens two settings records, three new ones and a catalogue item; else no record', () => {
    const opened = read.filter(({ reading }) => reading?.kind !== 'none' && reading?.kind !== 'list');
    expect(opened.map(({ reading }) => [reading?.kind, reading?.facts.table])).toEqual([
      ['new-record', 'help_guidance'],
      ['record', 'std_change_properties'],
      ['record', 'unauth_chg_prop'],
      ['new-record', 'sc_wizard_feedback'],
      ['new-record', 'sysevent_email_action'],
      ['catalog-item', 'sc_cat_item'],
    ]);
  });

  it('strips one _list from the name of a list', () => {
    const lists = read.filter(({ reading }) => reading?.kind === 'list');
    expect(lists.length).toBeGreaterThan(500);
    for (const { path, reading } of lists) expect(path).toContain(`${reading?.facts.table}_list.do`);
  });
});

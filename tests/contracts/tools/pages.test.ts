import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WorkItem } from '@/lib/domain/work-item';
import { absentItem, adapterFor, identityElement, recogniseWorkItem, TOOL_ADAPTERS } from '@/lib/tools';
import { isVendorHost, readHost } from '@/lib/tools/hosts';
import { loadHtml, PAGES, type PageCase } from '../../fixtures/pages';
import { blank, hasSharedCorpus, loadSharedPage, parse, SHARED_PAGES, type SharedPage } from './corpus';

const named = <Case>(cases: readonly Case[], name: (one: Case) => string) =>
  cases.map((one) => [name(one), one] as const);

describe('what is recognised on our own pages (US-1.3, US-1.4)', () => {
  const cases = named(PAGES, (page: PageCase) => page.says);

  it.each(cases)('%s', (_says, page) => {
    const url = new URL(page.url);
    const item = recogniseWorkItem(url, parse(loadHtml(page.file), page.url), page.hint);
    if (!page.item) {
      expect(item).toBeUndefined();
      return;
    }
    expect(WorkItem.safeParse(item).error).toBeUndefined();
    const { adapter, host, parent, ...rest } = item as WorkItem;
    expect({ ...rest, ...(parent && { parent: parent.key }) }).toEqual(page.item);
    expect(host).toBe(readHost(url));
    expect(adapter.name).toBe(page.item.tool);
  });

  it.each(cases)('a work item counts as gone only where the page says so itself: %s', (_says, page) => {
    const url = new URL(page.url);
    const absent = absentItem(url, parse(loadHtml(page.file), page.url), page.hint);
    const gone = /jira\/(cloud-issue-missing-de|dc-issue-missing|dc-issue-forbidden)/.test(page.file);
    expect(absent).toEqual(
      gone && !page.item
        ? { tool: 'jira', host: readHost(url), key: url.pathname.split('/').at(-1) }
        : undefined,
    );
    expect(absentItem(url, blank(page.url), page.hint)).toBeUndefined();
  });

  it.each(cases)('no other adapter answers for: %s', (_says, page) => {
    const url = new URL(page.url);
    const document = parse(loadHtml(page.file), page.url);
    const claims = TOOL_ADAPTERS.filter((adapter) => adapter.recognises(url, document, page.hint));
    const expected = page.marks ?? page.hint ?? (isVendorHost(url) ? page.item?.tool : undefined);
    if (expected) expect(claims.map(({ name }) => name)).toEqual([expected]);
    else if (!isVendorHost(url)) expect(claims).toEqual([]);
  });

  it.each(cases)('an element is watched only where the address is silent: %s', (_says, page) => {
    const url = new URL(page.url);
    const element = identityElement(url, parse(loadHtml(page.file), page.url), page.hint);
    expect(element !== undefined).toBe(page.watched ?? false);
    if (element && page.item?.kind === 'issue') expect(element.textContent).toContain(page.item.key);
  });

  it.each(cases)('with every selector broken, the address still tells: %s', (_says, page) => {
    const hint = page.hint ?? page.marks;
    const item = recogniseWorkItem(new URL(page.url), blank(page.url), hint);
    const address = adapterFor(new URL(page.url), blank(page.url), hint)?.readUrl(new URL(page.url));
    if (!item) {
      expect(
        address === undefined ||
          address.kind === 'none' ||
          address.confidence !== 'sure' ||
          !hasScope(address.facts),
      ).toBe(true);
      return;
    }
    const scope = ['projectKey', 'table', 'spaceKey', 'pathPrefix', 'pageId'].filter(
      (name) => item.fields[name],
    );
    expect(scope.length > 0 || item.kind === 'board').toBe(true);
  });

  it('tries every saved page', () => {
    const files = readdirSync(new URL('../../fixtures/pages/', import.meta.url), { recursive: true })
      .map((file) => String(file).replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.html'));
    expect(files.length).toBeGreaterThan(40);
    expect([...new Set(PAGES.map(({ file }) => file))].sort()).toEqual(files.sort());
  });
});

describe.skipIf(!hasSharedCorpus)('what is recognised on the shared pages', () => {
  const cases = named(SHARED_PAGES, (page: SharedPage) => page.file);

  it.each(cases)('%s', (_file, page) => {
    const { expected } = page;
    const url = new URL(page.real_url.replace('…', 'x'));
    const item = recogniseWorkItem(url, loadSharedPage(page), expected.tool);
    if (expected.kind === 'none' || expected.kind === 'search-export') {
      expect(item).toBeUndefined();
      return;
    }
    expect(WorkItem.safeParse(item).error).toBeUndefined();
    expect(item).toMatchObject({
      tool: expected.tool,
      kind: expected.kind,
      deployment: expected.deployment,
      key: expected.key ?? expected.page_id ?? `project:${expected.project_key}`,
      confidence: 'confirmed',
    });
    const values = {
      projectKey: expected.project_key,
      spaceKey: expected.space_key,
      pageId: expected.page_id,
      issueType: expected.issue_type,
      status: expected.status,
      parentKey: expected.parent_key,
      label: expected.labels,
      component: expected.components,
      titlePrefix: expected.space_key && expected.title,
      ancestorId: expected.parent_page_id && [expected.parent_page_id],
    };
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) expect(item?.fields[name]?.value, name).toEqual(value);
    }
    // A real page of a finished issue says so without its status's name being looked at.
    if (expected.status === 'Done') expect(item?.finished).toBe(true);
    else expect(item?.finished).not.toBe(true);
    expect(item?.parent?.key).toBe(expected.parent_key);
    expect(item?.drift).toBeUndefined();
  });

  it.each(cases)('no other adapter answers for %s', (_file, page) => {
    const url = new URL(page.real_url.replace('…', 'x'));
    const document = loadSharedPage(page);
    const claims = TOOL_ADAPTERS.filter((adapter) => adapter.recognises(url, document, page.expected.tool));
    expect(claims.map(({ name }) => name)).toEqual([page.expected.tool]);
  });
});

function hasScope(facts: Record<string, string>): boolean {
  return ['project', 'space', 'table', 'path'].some((name) => facts[name] !== undefined);
}

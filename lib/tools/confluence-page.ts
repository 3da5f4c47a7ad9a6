import type { FieldReading, FieldSource } from '@/lib/domain/work-item';
import { toPageId } from './confluence-url';
import { findAll, findOne, findRanked, readAttribute, readMeta, readText, readTexts, readValue } from './dom';
import { type Fields, firstKnown, reading } from './fields';
import { known } from './paths';

/** What a Confluence document says about the page it shows (or, after a soft navigation on Cloud, showed). */
export type PageMarks = {
  pageId?: string;
  /** Source of the id: a meta, or a hidden input in versions before 4. */
  source: FieldSource;
  spaceKey?: string;
  title?: string;
  isBlogpost: boolean;
};

export function readPageMarks(document: Document): PageMarks {
  const fromMeta = toPageId(readMeta(document, 'ajs-page-id'));
  const pageId = fromMeta ?? toPageId(readValue(findOne(document, 'input#pageId')));
  const spaceKey =
    readMeta(document, 'ajs-space-key') ??
    readMeta(document, 'confluence-space-key') ??
    readValue(findOne(document, 'input#spaceKey'));
  const title = readMeta(document, 'ajs-page-title') ?? readShownTitle(document);
  return {
    ...(pageId && { pageId }),
    source: fromMeta ? 'meta' : 'dom',
    ...(spaceKey && { spaceKey }),
    ...(title && { title }),
    // The name occurs again in editor templates further down; the page's own comes first.
    isBlogpost: readMeta(document, 'ajs-content-type') === 'blogpost',
  };
}

/** Fields of the page itself. Call only when the document's id agrees with the address. */
export function readPageFields(document: Document, pageId: string): Fields {
  const shown = readShownTitle(document);
  return known<FieldReading>({
    titlePrefix: firstKnown(reading('meta', readMeta(document, 'ajs-page-title')), reading('dom', shown)),
    label: reading('dom', readLabels(document, pageId)),
    ancestorId: readAncestors(document),
  });
}

function readShownTitle(document: Document): string | undefined {
  return readText(findRanked(document, ['#title-text a', '#title-text', '[data-testid="title-text"]']));
}

/**
 * The labels of this page. A "no labels" note stands in the markup even where there are labels, hidden by a
 * class: so it counts only when there are none.
 */
function readLabels(document: Document, pageId: string): string[] | undefined {
  const section = findOne(document, `#labels-section .labels-section-content[entityid="${pageId}"]`);
  if (section) {
    const labels = readTexts(section, '[data-label-id] a[rel="tag"]');
    return labels.length > 0 || findOne(section, '.no-labels-message') ? labels : undefined;
  }
  const list = findOne(document, '#labels-section #labelsList');
  return list ? readTexts(list, '.confluence-label a.label') : undefined;
}

/**
 * The parent from its meta, and above it what the breadcrumbs link by id. On a root page the meta is there
 * and empty.
 */
function readAncestors(document: Document): FieldReading | undefined {
  const meta = findOne(document, 'meta[name="ajs-parent-page-id"]');
  if (!meta) return undefined;
  const parent = toPageId(readAttribute(meta, 'content'));
  if (!parent) return reading('meta', []);
  const crumbs = findAll(document, '#breadcrumbs a[href*="pageId="]', 50).map((link) =>
    toPageId(/[?&]pageId=(\d+)/.exec(readAttribute(link, 'href') ?? '')?.[1]),
  );
  const above = crumbs.filter((id) => id !== undefined);
  return reading('meta', [...new Set([...above, parent])]);
}

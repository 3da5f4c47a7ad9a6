import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import type { Tool } from '@/lib/domain/primitives';
import type { UrlReading } from '@/lib/tools/adapter';
import own from '../../fixtures/urls.json' with { type: 'json' };

/** One address with what it says by itself. `tool` is also the hint for hosts that are nobody's for sure. */
export type UrlCase = { url: string; tool: Tool; reading: UrlReading };

export const OWN_URLS: UrlCase[] = own.urls.map(({ url, expected }) => ({
  url,
  tool: expected.tool as Tool,
  reading: {
    kind: expected.kind as UrlReading['kind'],
    confidence: ('confidence' in expected ? expected.confidence : 'sure') as UrlReading['confidence'],
    facts: expected.facts as Record<string, string>,
    ...('parent' in expected && { parent: expected.parent as Record<string, string> }),
  },
}));

/** A folder beside the repository with a second corpus; not everyone has it. */
const SHARED = fileURLToPath(new URL('../../../../shared/fixtures/', import.meta.url));
export const hasSharedCorpus = existsSync(`${SHARED}urls.json`);

type SharedUrl = { url: string; expected: Record<string, string | Record<string, string>> };

const CONFIDENCE: Record<string, UrlReading['confidence']> = { 'url-hint': 'hint', 'needs-api': 'needs-api' };

export const SHARED_URLS: UrlCase[] = readShared<{ urls: SharedUrl[] }>('urls.json', { urls: [] }).urls.map(
  ({ url, expected }) => {
    const { tool, kind, confidence, parent, ...facts } = expected;
    return {
      url,
      tool: tool as Tool,
      reading: {
        kind: kind as UrlReading['kind'],
        confidence: CONFIDENCE[String(confidence)] ?? 'sure',
        facts: facts as Record<string, string>,
        ...(parent && { parent: parent as Record<string, string> }),
      },
    };
  },
);

/** Paths from the navigation menu of an instance. */
export const MENU_PATHS = hasSharedCorpus
  ? readFileSync(`${SHARED}servicenow-menu-urls.txt`, 'utf8').split('\n').filter(Boolean)
  : [];

export type SharedPage = {
  file: string;
  variant: string;
  real_url: string;
  expected: {
    tool: Tool;
    kind: string;
    deployment?: string;
    key?: string | null;
    page_id?: string;
    project_key?: string;
    space_key?: string;
    issue_type?: string;
    status?: string;
    parent_key?: string;
    parent_page_id?: string;
    labels?: string[];
    components?: string[];
    title?: string;
  };
};

export const SHARED_PAGES = readShared<{ pages: SharedPage[] }>('pages/index.json', { pages: [] }).pages;

export function loadSharedPage(page: SharedPage): Document {
  return parse(readFileSync(`${SHARED}pages/${page.file}`, 'utf8'), page.real_url);
}

export function parse(html: string, url: string): Document {
  return new JSDOM(html, { url }).window.document;
}

export function blank(url = 'https://example.test/'): Document {
  return parse('<!doctype html><title></title>', url);
}

function readShared<Content>(file: string, otherwise: Content): Content {
  return hasSharedCorpus ? (JSON.parse(readFileSync(`${SHARED}${file}`, 'utf8')) as Content) : otherwise;
}

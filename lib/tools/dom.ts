/** Anything that can be searched: the document or a part of it. */
export type Scope = Document | Element;

// Inline markers only. Asking for computed styles would make the host page lay itself out for us.
const HIDDEN = [
  '[hidden]',
  '[style*="display:none" i]',
  '[style*="display: none" i]',
  '[style*="visibility:hidden" i]',
  '[style*="visibility: hidden" i]',
].join(',');

/** Longest text that is taken from an element; the rest of a hostile megabyte is never looked at. */
const MAX_READ = 4096;

/**
 * First match, in document order. Goes through the prototype, because an element named `querySelector` in the
 * page would otherwise shadow the document's own method, in a content script's world too.
 */
export function findOne(scope: Scope, selector: string): Element | undefined {
  const native = Object.getPrototypeOf(scope) as Scope;
  return native.querySelector.call(scope, selector) ?? undefined;
}

/** All matches in document order, at most `limit`. */
export function findAll(scope: Scope, selector: string, limit = 200): Element[] {
  const native = Object.getPrototypeOf(scope) as Scope;
  return Array.from(native.querySelectorAll.call(scope, selector)).slice(0, limit);
}

/** First match of a ranked list of selectors: the newest markup first, older ones behind it. */
export function findRanked(scope: Scope, selectors: readonly string[]): Element | undefined {
  for (const selector of selectors) {
    const element = findOne(scope, selector);
    if (element) return element;
  }
  return undefined;
}

/** Visible text with white space collapsed, or nothing when there is none. */
export function readText(element: Element | undefined): string | undefined {
  const text = (element?.textContent ?? '').slice(0, MAX_READ).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** Texts of all matches, without blanks and repetitions. */
export function readTexts(scope: Scope, selector: string): string[] {
  const texts = findAll(scope, selector).map(readText);
  return [...new Set(texts.filter((text) => text !== undefined))];
}

/** An attribute's trimmed value, or nothing when it is absent or blank. */
export function readAttribute(element: Element | undefined, name: string): string | undefined {
  const value = (element?.getAttribute(name) ?? '').slice(0, MAX_READ).trim();
  return value === '' ? undefined : value;
}

/**
 * Content of the first meta of that name that is not empty; some pages repeat a name with empty templates.
 */
export function readMeta(document: Document, name: string): string | undefined {
  for (const meta of findAll(document, `meta[name="${name}"]`, 10)) {
    const content = readAttribute(meta, 'content');
    if (content) return content;
  }
  return undefined;
}

/** What a form control holds now, which is not its attribute. */
export function readValue(element: Element | undefined): string | undefined {
  if (!element || !('value' in element) || typeof element.value !== 'string') return undefined;
  return element.value.slice(0, MAX_READ).trim();
}

/** Whether nothing between the element and the root hides it by attribute or inline style. */
export function isShown(element: Element): boolean {
  return element.closest(HIDDEN) === null;
}

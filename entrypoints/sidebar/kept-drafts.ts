import { nativeApi } from '@/lib/messaging/native-api';
import type { SampleDraft } from '@/lib/messaging/panel';
import { panelsIn } from './keep-in-page';

/** The attribute of our surface, inside the closed root, in which what was typed stands for our next version. */
const PLACE = 'data-drafts';
/** More than the forms of one document can hold. */
const MOST_CHARACTERS = 50_000;

/**
 * What was typed in this document and not yet confirmed, by metric and period. An extension that is updated leaves its
 * panel behind without a way to the worker, and the two versions share nothing but the document: so every draft also stands
 * in our own shadow tree, which an extension can read and a page cannot.
 */
export class KeptDrafts extends Map<string, SampleDraft> {
  /** @param before what this document remembers from a panel that the page had driven out. */
  constructor(
    private readonly surface: HTMLElement,
    before: ReadonlyMap<string, SampleDraft>,
  ) {
    super();
    for (const [key, draft] of before) this.set(key, draft);
  }

  override set(key: string, draft: SampleDraft): this {
    super.set(key, draft);
    this.write();
    return this;
  }

  override delete(key: string): boolean {
    const had = super.delete(key);
    this.write();
    return had;
  }

  /**
   * Takes over what was typed in panels of older versions that are still in the page. A page may forge such a panel, but a
   * draft is shown only in the form of its metric, whose id no page knows.
   *
   * @param name of our element.
   */
  inherit(name: string): void {
    for (const old of panelsIn(document.documentElement, name)) {
      if (!(old instanceof HTMLElement)) continue;
      const text = shadowRootOf(old)?.querySelector(`[${PLACE}]`)?.getAttribute(PLACE);
      for (const draft of readDrafts(text ?? '')) this.set(`${draft.metricId} ${draft.periodStart}`, draft);
    }
  }

  private write(): void {
    if (this.size === 0) this.surface.removeAttribute(PLACE);
    else this.surface.setAttribute(PLACE, JSON.stringify([...this.values()]));
  }
}

/** Also a closed one: Chromium has a function for extensions, Firefox a property that only they see. */
function shadowRootOf(element: HTMLElement): ShadowRoot | null | undefined {
  const { dom } = nativeApi() as { dom?: { openOrClosedShadowRoot: (of: HTMLElement) => ShadowRoot | null } };
  if (dom) return dom.openOrClosedShadowRoot(element);
  return (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
}

/** @returns nothing of a text that is anything but a list of drafts. */
export function readDrafts(text: string): SampleDraft[] {
  if (text.length > MOST_CHARACTERS) return [];
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found.filter(isDraft) : [];
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is SampleDraft {
  if (typeof value !== 'object' || value === null) return false;
  const {
    metricId,
    periodStart,
    value: number,
    numerator = '',
    denominator = '',
    note,
  } = value as SampleDraft;
  return [metricId, periodStart, number, numerator, denominator, note].every(
    (one) => typeof one === 'string',
  );
}

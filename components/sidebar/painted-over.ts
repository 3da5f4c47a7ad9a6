/**
 * Whether an element of the page is painted over a part of the screen where our element is. Hit testing does not tell: what
 * lets clicks through (`pointer-events: none`) is never hit. So everything that the page lifted above our element is looked
 * at: is it there, and does it draw anything?
 */
export function isElementPaintedOver(host: Element, area: DOMRect): boolean {
  const level = levelOf(host);
  for (const element of everyElement(document)) {
    if (element === host) continue;
    if (element.matches(TOP_LAYER)) {
      if (drawsInto(element, area) || drawsColour(getComputedStyle(element, '::backdrop'))) return true;
    } else if (isLifted(element, getComputedStyle(element), host, level) && drawsInto(element, area)) {
      return true;
    }
  }
  return false;
}

/** The same of what style sheets draw before and after elements. Ten times as dear: a style is worked out for each. */
export function isPseudoPaintedOver(host: Element, area: DOMRect): boolean {
  const level = levelOf(host);
  for (const element of everyElement(document)) {
    for (const pseudo of PSEUDO) {
      const style = getComputedStyle(element, pseudo);
      if (style.content === 'none' || !isLifted(element, style, host, level)) continue;
      if (draws(element, style, []) && overlaps(boxOf(style), area)) return true;
    }
  }
  return false;
}

const TOP_LAYER = ':popover-open, :modal, :fullscreen';
const PSEUDO = ['::before', '::after'] as const;

/** Elements that draw something by themselves, whatever their style. */
const DRAWING = new Set(
  'audio button canvas embed hr iframe img input meter object progress select svg textarea video'.split(' '),
);

/** Firefox shows extensions what is in closed roots as well. */
type Rooted = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

function* everyElement(root: Document | ShadowRoot | Element): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    const { openOrClosedShadowRoot, shadowRoot } = element as Rooted;
    const inside = openOrClosedShadowRoot ?? shadowRoot;
    if (inside && element.localName !== 'pilotlight-panel') yield* everyElement(inside);
  }
}

const levelOf = (host: Element) => Number(getComputedStyle(host).zIndex) || 0;

/**
 * Whether an element, or a pseudo-element of it, is painted above our host. Only a z-index can do that; it counts where it
 * has an effect and no ancestor holds it down in a stacking context of its own.
 */
function isLifted(element: Element, style: CSSStyleDeclaration, host: Element, level: number): boolean {
  const isAbove = (z: number) => z > level || (z === level && follows(element, host));
  // First, because it is cheap and false for nearly everything.
  if (style.zIndex === 'auto' || !isAbove(Number(style.zIndex))) return false;
  if (style.position === 'static' && !isItem(element)) return false;
  for (let one = above(element); one; one = above(one)) {
    const own = getComputedStyle(one);
    const isPlaced = own.position !== 'static' || isItem(one);
    if (isPlaced && own.zIndex !== 'auto') {
      if (!isAbove(Number(own.zIndex))) return false;
    } else if (one !== document.documentElement && formsContext(own) && !isAbove(0)) return false;
  }
  return true;
}

const follows = (element: Element, host: Element) =>
  (host.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The parent as it is drawn. */
function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

function isItem(element: Element): boolean {
  const parent = above(element);
  return parent !== null && /flex|grid/.test(getComputedStyle(parent).display);
}

/** Properties other than a z-index that keep everything inside on one level: https://drafts.csswg.org/css-position/#stacking */
function formsContext(style: CSSStyleDeclaration): boolean {
  const { filter, transform, scale, rotate, translate, perspective, clipPath, maskImage } = style;
  return (
    /fixed|sticky/.test(style.position) ||
    Number(style.opacity) < 1 ||
    style.isolation === 'isolate' ||
    style.mixBlendMode !== 'normal' ||
    /layout|paint|strict|content/.test(style.contain) ||
    [filter, transform, scale, rotate, translate, perspective, clipPath, maskImage].some(
      (value) => value !== 'none',
    )
  );
}

/** Whether an element or anything inside it draws into the area. */
function drawsInto(element: Element, area: DOMRect): boolean {
  const all = [
    element,
    ...everyElement((element as Rooted).openOrClosedShadowRoot ?? element.shadowRoot ?? element),
  ];
  for (const one of new Set([...all, ...element.querySelectorAll('*')])) {
    const { opacity, visibility } = getComputedStyle(one);
    if (visibility !== 'visible' || Number(opacity) === 0) continue;
    const rects = [...one.getClientRects()];
    const isThere = rects.some((rect) => overlaps(rect, area));
    if (isThere && draws(one, getComputedStyle(one), [...one.childNodes])) return true;
    for (const pseudo of PSEUDO) {
      const style = getComputedStyle(one, pseudo);
      if (style.content === 'none' || !draws(one, style, [])) continue;
      if (isThere || overlaps(boxOf(style), area)) return true;
    }
  }
  return false;
}

function draws(element: Element, style: CSSStyleDeclaration, children: ChildNode[]): boolean {
  const hasText = children.some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const hasContent = !['none', 'normal', '""', ''].includes(style.content);
  return DRAWING.has(element.localName) || hasText || hasContent || drawsColour(style);
}

function drawsColour(style: CSSStyleDeclaration): boolean {
  const hasBorder = ['Top', 'Right', 'Bottom', 'Left'].some(
    (side) => Number.parseFloat(style[`border${side}Width` as 'borderTopWidth']) > 0,
  );
  return (
    style.backgroundImage !== 'none' ||
    style.boxShadow !== 'none' ||
    style.backdropFilter !== 'none' ||
    hasBorder ||
    !isTransparent(style.backgroundColor)
  );
}

/** Computed colours: `transparent`, `rgba(0, 0, 0, 0)`, `color(srgb 0 0 0 / 0)`. */
const isTransparent = (colour: string) => /^transparent$|[,/]\s*0(\.0+)?\)$/.test(colour);

/** Where a placed pseudo-element is, as far as its used values tell; for one that is not fixed that is only nearly so. */
function boxOf({ left, top, width, height }: CSSStyleDeclaration): DOMRect {
  const [x = 0, y = 0, w = 0, h = 0] = [left, top, width, height].map(
    (value) => Number.parseFloat(value) || 0,
  );
  return new DOMRect(x, y, w, h);
}

const overlaps = (one: DOMRect, other: DOMRect) =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

import { isElementPaintedOver, isPseudoPaintedOver } from './painted-over';

const OPAQUE = 0.9;
/** Points of the element, along each side, at which it must be what a click would meet. */
const POINTS = [0.05, 0.275, 0.5, 0.725, 0.95];

/** Whether a person can plainly see the part of an element that is on the screen, as far as the layout tells. */
export function isInPlainSight(element: Element): boolean {
  const area = visiblePart(element);
  return area !== undefined && looksClear(element) && !isPseudoPaintedOver(hostOf(element), area);
}

/** As `isInPlainSight`, but cheap enough to be asked again and again: it misses what style sheets draw around elements. */
export function looksClear(element: Element): boolean {
  const host = hostOf(element);
  const area = visiblePart(element);
  if (!area) return false;
  for (let one: Element | null = host; one; one = one.parentElement) if (isVeiled(one)) return false;
  const isHit = POINTS.every((x) =>
    POINTS.every(
      (y) => document.elementFromPoint(area.x + area.width * x, area.y + area.height * y) === host,
    ),
  );
  return isHit && !isElementPaintedOver(host, area);
}

function hostOf(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : element;
}

/** In a small window most of a form may be scrolled away. */
function visiblePart(element: Element): DOMRect | undefined {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const x = Math.max(left, 0);
  const y = Math.max(top, 0);
  const width = Math.min(right, window.innerWidth) - x;
  const height = Math.min(bottom, window.innerHeight) - y;
  return width > 0 && height > 0 ? new DOMRect(x, y, width, height) : undefined;
}

/** Drawn in a way in which what is inside cannot be read: transparent, filtered, cut, turned or shrunk. */
function isVeiled(element: Element): boolean {
  const { opacity, filter, clipPath, maskImage, mixBlendMode, visibility, transform, rotate, scale } =
    getComputedStyle(element);
  const isPlain = [filter, clipPath, maskImage, rotate, scale].every((value) => value === 'none');
  if (!isPlain || Number(opacity) < OPAQUE || visibility !== 'visible' || mixBlendMode !== 'normal')
    return true;
  if (transform === 'none') return false;
  const { a, b, c, d, is2D } = new DOMMatrix(transform);
  return !is2D || b !== 0 || c !== 0 || a !== d || a < 1;
}

/** A chain of elements, each in the open shadow root of the one before, as in the Next Experience shell. */
export function nest(outer, names) {
  let root = outer.shadowRoot ?? outer.attachShadow({ mode: 'open' });
  for (const name of names) {
    const element = document.createElement(name);
    element.style.cssText = 'display: block; height: 100%; min-height: 0;';
    root.append(element);
    root = element.attachShadow({ mode: 'open' });
  }
  return root;
}

/** @param {ShadowRoot} root @param {string} address */
export function addStyle(root, address) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  root.append(link);
}

/**
 * Elements in shadow roots see no attribute of the root element through plain selectors; the mode is handed
 * down.
 */
export function followColours(element) {
  const name = 'data-stand-in-colours';
  const copy = () => element.setAttribute(name, document.documentElement.getAttribute(name));
  new MutationObserver(copy).observe(document.documentElement, { attributes: true, attributeFilter: [name] });
  copy();
}

/**
 * Brings `current` to the state of `next` in place, as React does: elements that stay are kept and patched,
 * so that a page shows the old text in the same node until the moment it changes.
 *
 * @param {Element} current @param {Element} next
 */
export function patch(current, next) {
  for (const { name } of [...current.attributes]) if (!next.hasAttribute(name)) current.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (current.getAttribute(name) !== value) current.setAttribute(name, value);
  const nodes = [...current.childNodes];
  const wanted = [...next.childNodes];
  for (const [index, node] of wanted.entries()) {
    const existing = nodes[index];
    if (!existing) current.append(node);
    else if (existing.nodeName !== node.nodeName) existing.replaceWith(node);
    else if (node.nodeType === Node.ELEMENT_NODE) patch(existing, node);
    else if (existing.nodeValue !== node.nodeValue) existing.nodeValue = node.nodeValue;
  }
  for (const node of nodes.slice(wanted.length)) node.remove();
}

/** @param {Element} element @param {string} markup */
export function patchInside(element, markup) {
  const next = element.cloneNode(false);
  next.innerHTML = markup;
  patch(element, next);
}

/**
 * Single-letter shortcuts as Jira and Confluence bind them: on the document, ignored when the event's target
 * is a field. Inside a shadow root the target is the root's host, so a letter typed there is stolen;
 * `window.__hotkeys` records each.
 *
 * @param {Record<string, () => void>} actions
 */
export function bindHotkeys(actions) {
  window.__hotkeys = [];
  document.addEventListener('keydown', (event) => {
    const target = event.target;
    const typing = target.closest?.(
      'input, textarea, select, [contenteditable=""], [contenteditable="true"]',
    );
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in actions)) return;
    window.__hotkeys.push({ key: event.key, target: target.localName });
    event.preventDefault();
    actions[event.key]();
  });
}

/** Whether a click on `link` is the page's own business: same origin, plain click, no new tab. */
export const isSoftClick = (event, link) =>
  link &&
  event.button === 0 &&
  !(event.ctrlKey || event.metaKey || event.shiftKey) &&
  link.target !== '_blank' &&
  link.origin === location.origin &&
  !link.getAttribute('href').startsWith('#');

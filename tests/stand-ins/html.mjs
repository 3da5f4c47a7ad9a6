/** Markup that needs no escaping any more. Used by the server and, for soft navigation, in the browser. */
class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

/** @param {string} text */
export const raw = (text) => new Markup(text);

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {unknown} value @returns {string} */
export const escapeText = (value) => String(value).replace(/[&<>"']/g, (character) => ENTITIES[character]);

const render = (value) => {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(render).join('');
  return value instanceof Markup ? value.text : escapeText(value);
};

/**
 * Template tag: every value is escaped unless it is markup itself; lists are joined, `false` and nothing
 * vanish.
 */
export const html = (strings, ...values) =>
  new Markup(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));

/**
 * @param {number} days before today, as `<time>`: relative words for people, an exact instant for machines.
 */
export const ago = (days) => {
  const date = new Date(Date.now() - days * 86_400_000);
  const words = days === 0 ? 'today' : days === 1 ? 'yesterday' : days < 14 ? `${days} days ago` : undefined;
  const full = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  return html`<time datetime="${date.toISOString()}" title="${full}">${words ?? full}</time>`;
};

/** @param {string} colour @param {string} path of a 16x16 drawing @returns {string} a `data:` address */
export const icon = (colour, path) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">` +
      `<rect width="16" height="16" rx="3" fill="${colour}"/><path d="${path}" fill="#fff"/></svg>`,
  )}`;

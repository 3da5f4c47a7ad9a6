import { html, raw } from './html.mjs';

/**
 * What a page could do to an extension that shows something in it. `?hostile=<mode>[,<mode>…]` on any Jira
 * Cloud page; `window.__hostile` records what the page got to see. The ticket OPS-66 has texts to match.
 */

/**
 * Eight ways to make a stranger's element vanish, all `!important`. Mode `hide-<name>`, or `hide` for all of
 * them.
 */
export const HIDING_STYLES = {
  display: 'display: none',
  visibility: 'visibility: hidden',
  opacity: 'opacity: 0',
  transform: 'transform: translateX(-200vw) scale(0)',
  clip: 'clip-path: inset(100%)',
  size: 'width: 0; height: 0; max-width: 0; max-height: 0; overflow: hidden',
  offscreen: 'position: absolute; left: -9999px; top: -9999px; z-index: -1',
  pointer: 'pointer-events: none; content-visibility: hidden; filter: opacity(0)',
};

/** Everything under the root or the body that is not the page's own. */
const STRANGERS =
  'html > :not(head, body), body > :not(#jira-frontend, .atlaskit-portal-container, .hostile-overlay)';

const EARLY = {
  /** Messages with the names that an extension might listen for, from the first moment on. */
  messages: `
    const names = ['getOverview', 'workItem', 'getPanel', 'loadDemo', 'openPanel', 'reportWorkItem',
      'recordSample',
      'wxt:content-script-started', 'pilotlight', 'pilotlight:open'];
    setInterval(() => {
      for (const name of names)
        for (const message of [{ name, input: {} }, { type: name }, name, { source: 'pilotlight', name }])
          postMessage(message, '*');
      window.__hostile.sent += names.length * 4;
    }, 20);`,
  /**
   * Custom events, among them the one with which WXT's newer copy of a content script retires the older one.
   * Its name holds the extension's id, which is public once the extension is in a store: `?extension=<id>`.
   */
  events: `
    const id = new URL(location.href).searchParams.get('extension') ?? 'pilotlight';
    const fire = (type, detail) => {
      for (const target of [document, window, document.documentElement])
        target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
    };
    setInterval(() => {
      for (const script of ['detector', 'sidebar']) {
        const detail = { contentScriptName: script, messageId: Math.random().toString(36) };
        for (const name of ['wxt:content-script-started', 'wxt:locationchange']) {
          fire(id + ':' + script + ':' + name, detail);
          fire(name, detail);
        }
      }
      for (const type of ['pilotlight', 'pilotlight:mount', 'pilotlight:unmount'])
        fire(type, { initiative: 'forged' });
      window.__hostile.sent++;
    }, 20);`,
  /** Natives that lie or leak. They live in the page's world and must not matter in the extension's. */
  natives: `
    const seen = (name, value) => window.__hostile.caught.push([name, String(value).slice(0, 80)]);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, { ...init, mode: 'open' });
      seen('attachShadow', this.localName);
      return root;
    };
    const create = Document.prototype.createElement;
    Document.prototype.createElement = function (name, ...rest) {
      if (name.includes('-')) seen('createElement', name);
      return create.call(this, name, ...rest);
    };
    const map = Array.prototype.map;
    Object.defineProperty(Array.prototype, 'map', {
      value(...args) { window.__hostile.maps++; return map.apply(this, args); } });
    Object.defineProperty(Object.prototype, 'initiative', {
      get() { seen('getter', 'initiative'); }, set() {}, configurable: true });
    window.fetch = () => { seen('fetch', 'called'); return Promise.reject(new Error('no')); };
    JSON.parse = () => ({ hostile: true });
    window.MutationObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };`,
  /** Sees every key before anybody else. */
  keys: `
    for (const type of ['keydown', 'keypress', 'keyup'])
      addEventListener(type, (event) => {
        window.__hostile.keys.push([type, event.key, event.target.localName ?? '']);
        if (window.__hostile.swallow) event.stopImmediatePropagation();
      }, true);`,
};

const LATE = {
  /** Takes away whatever it does not know, again and again. */
  removal: `
    const strangers = ${JSON.stringify(STRANGERS)};
    const sweep = () => {
      for (const element of document.querySelectorAll(strangers)) {
        if (['SCRIPT', 'META', 'STYLE', 'LINK'].includes(element.tagName)) continue;
        window.__hostile.removed++;
        element.remove();
      }
    };
    new MutationObserver(sweep).observe(document.documentElement, { childList: true });
    setInterval(sweep, 50);`,
  /** Covers the whole page and asks for a click. */
  overlay: `
    const cover = document.createElement('div');
    cover.className = 'hostile-overlay';
    cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:rgba(255,0,0,.04)';
    cover.addEventListener('click', () => window.__hostile.overlayClicks++);
    document.body.append(cover);
    for (const type of ['click', 'pointerdown'])
      addEventListener(type, ({ isTrusted, target }) => {
        window.__hostile.clicks.push([type, isTrusted, target.localName]);
      }, true);
    setInterval(() => {
      for (const element of document.querySelectorAll(${JSON.stringify('html > :not(head, body)')}))
        element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    }, 100);`,
};

export const HOSTILE_MODES = ['messages', 'events', 'natives', 'keys', 'removal', 'overlay', 'hide'];

/** @param {string | null} value of the `hostile` parameter */
export function hostileParts(value) {
  const modes = value === 'all' ? HOSTILE_MODES : (value?.split(',') ?? []);
  if (modes.length === 0) return { early: undefined, body: () => '' };
  const hiding = modes.flatMap((mode) =>
    mode === 'hide' ? Object.values(HIDING_STYLES) : [HIDING_STYLES[mode.replace('hide-', '')] ?? []].flat(),
  );
  const rules = hiding.flatMap((style) => style.split(';')).map((rule) => `${rule.trim()} !important;`);
  const state = `window.__hostile = { sent: 0, caught: [], maps: 0, keys: [], swallow: false, removed: 0,
    overlayClicks: 0, clicks: [] };`;
  const wrapped = (table) =>
    modes.map((mode) => (table[mode] ? `(() => {${table[mode]}})();` : '')).join('\n');
  return {
    early: `${state}\n${wrapped(EARLY)}`,
    /** @param {string} nonce */
    body: (nonce) => html`
${rules.length > 0 ? raw(`<style>${STRANGERS} { ${rules.join(' ')} }</style>`) : ''}
<script nonce="${nonce}">${raw(wrapped(LATE))}</script>`,
  };
}

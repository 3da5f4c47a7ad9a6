import { bindHotkeys, isSoftClick, patchInside } from '../soft-navigation.mjs';
import { render } from './views.mjs';

/**
 * Soft navigation as in Confluence Cloud: the address changes at once, content and title follow, and the
 * metas of the first page stay as they were.
 */
const { delays } = window.__standIn;
const main = document.querySelector('main');
const nav = document.querySelector('[data-testid="page-layout.sidebar"]');

let running = 0;
const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function show() {
  const mine = ++running;
  await later(delays.render);
  if (mine !== running) return;
  const parts = render(new URL(location.href));
  patchInside(main, parts.main.text);
  patchInside(nav, parts.sidebar.text);
  await later(delays.title);
  if (mine !== running) return;
  document.title = parts.title;
  window.__standIn.settled = location.href;
}

addEventListener('popstate', show);
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (!isSoftClick(event, link) || !link.pathname.startsWith('/wiki/')) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  show();
});

bindHotkeys({
  c: () => {},
  e: () => document.querySelector('#editPageLink')?.click(),
  '/': () => document.querySelector('#search')?.focus(),
  m: () => document.querySelector('[data-comment]')?.focus(),
});
window.__standIn.settled = location.href;

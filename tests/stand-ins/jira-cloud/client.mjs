import { bindHotkeys, isSoftClick, patchInside } from '../soft-navigation.mjs';
import { render, routeOf } from './views.mjs';

/**
 * Soft navigation as in Jira Cloud: the address changes at once; the old header stays until the content
 * arrives, the details column comes later, and the title last.
 */
const { delays } = window.__standIn;
const main = document.querySelector('[data-testid="page-layout.main"]');
const nav = document.querySelector('[data-testid="page-layout.sidebar"]');
const layers = document.querySelector('.atlaskit-portal-container');

let running = 0;
/** The issue open beside the backlog. No address names it. */
let panel;

const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function show() {
  const mine = ++running;
  if (routeOf(new URL(location.href)).view !== 'backlog') panel = undefined;
  await later(delays.render);
  if (mine !== running) return;
  paint(false);
  await later(delays.details);
  if (mine !== running) return;
  paint(true);
  await later(delays.title);
  if (mine !== running) return;
  document.title = render(new URL(location.href)).title;
  window.__standIn.settled = location.href;
}

function paint(details) {
  const parts = render(new URL(location.href), { details, panel });
  patchInside(main, parts.main.text);
  patchInside(nav, parts.sidebar.text);
  const wasOpen = layers.firstElementChild !== null;
  patchInside(layers, parts.modal.text);
  if (!wasOpen) layers.querySelector('[role=dialog]')?.focus();
}

function go(href) {
  history.pushState({}, '', href);
  show();
}

function select(key) {
  const url = new URL(location.href);
  if (key) url.searchParams.set('selectedIssue', key);
  else url.searchParams.delete('selectedIssue');
  go(url);
}

function openPanel(key) {
  panel = key;
  show();
}

addEventListener('popstate', show);

document.addEventListener('click', (event) => {
  const target = event.target;
  if (target.closest('[data-close]')) return panel ? openPanel(undefined) : select(undefined);
  const child = target.closest('[data-child]');
  if (child && event.button === 0 && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    // A sub-task opens over its parent; inside a dialog or panel it takes the parent's place.
    return child.closest('.panel') ? openPanel(child.dataset.child) : select(child.dataset.child);
  }
  const link = target.closest('a[href]');
  if (link && (link.origin !== location.origin || link.pathname.startsWith('/wiki'))) return;
  if (isSoftClick(event, link)) {
    event.preventDefault();
    return go(link.href);
  }
  if (link) return;
  if (target.closest('[data-create]')) return create();
  const open = target.closest('[data-open]');
  if (open) return select(open.dataset.open);
  const row = target.closest('[data-panel]');
  if (row) return openPanel(row.dataset.panel);
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && layers.querySelector('[role=dialog]')) select(undefined);
  if (event.key === 'Enter' && event.target.matches('[data-open], [data-panel]')) event.target.click();
});

const create = () => note('Create');
const note = (text) => {
  const flag = document.createElement('div');
  flag.className = 'flag';
  flag.textContent = `${text} opened`;
  document.querySelector('#jira-frontend').append(flag);
  setTimeout(() => flag.remove(), 1500);
};
const walk = (step) => {
  const cards = [...document.querySelectorAll('[data-open], [data-panel]')];
  const index = cards.indexOf(document.activeElement);
  cards[Math.max(0, Math.min(cards.length - 1, index + step))]?.focus();
};

bindHotkeys({
  c: create,
  '/': () => document.querySelector('#search')?.focus(),
  j: () => walk(1),
  k: () => walk(-1),
  '.': () => note('Command palette'),
  m: () => document.querySelector('[data-comment]')?.focus(),
  i: () => note('Assign to me'),
});

window.__standIn.settled = location.href;

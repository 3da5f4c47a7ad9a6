import { html } from '../html.mjs';
import { addStyle, followColours, nest } from './shadow.mjs';
import { home } from './views.mjs';

/**
 * The Polaris shell: header and content in nested open shadow roots, the classic page in `gsft_main`. The
 * address of the tab follows the frame, and late.
 */
const PREFIX = '/now/nav/ui/classic/params/target/';
const { delays } = window.__standIn;

const shell = document.querySelector('[component-id]');
const root = nest(shell, ['sn-canvas-appshell-root', 'sn-canvas-appshell-layout', 'sn-polaris-layout']);
addStyle(root, '/__stand-in/servicenow/shell.css');

const layout = document.createElement('div');
layout.className = 'shell';
layout.innerHTML = html`<sn-polaris-header></sn-polaris-header><div class="stage"></div>`.text;
root.append(layout);
followColours(layout);

const header = layout.querySelector('sn-polaris-header').attachShadow({ mode: 'open' });
addStyle(header, '/__stand-in/servicenow/shell.css');
const bar = document.createElement('header');
bar.innerHTML = html`<a class="logo" href="/now/nav/ui/home"><b>Halden</b> now</a>
<nav><a href="${PREFIX}incident_list.do">All</a><a href="/now/nav/ui/home">Favorites</a><a
  href="/now/sow/home">Workspaces</a></nav>
<span class="pill"></span><span class="spacer"></span><input type="search" placeholder="Search"
  aria-label="Search">
<button data-toggle-colours aria-label="Switch colours">◐</button><i>SD</i>`.text;
header.append(bar);
// The page's own switch looks at the event's target, which is the shell once the click has left the shadow
// roots.
bar.querySelector('[data-toggle-colours]').addEventListener('click', () => {
  const attribute = 'data-stand-in-colours';
  const next = document.documentElement.getAttribute(attribute) === 'dark' ? 'light' : 'dark';
  localStorage.setItem('colour-mode', next);
  document.documentElement.setAttribute(attribute, next);
  const inner = stage.querySelector('iframe')?.contentDocument?.documentElement;
  inner?.setAttribute(attribute, next);
});

const stage = layout.querySelector('.stage');

function show() {
  const pill = bar.querySelector('.pill');
  if (!location.pathname.startsWith(PREFIX)) {
    stage.innerHTML = home().text;
    pill.textContent = 'Home';
    document.title = 'Home | ServiceNow';
    return;
  }
  const target = decodeURIComponent(location.pathname.slice(PREFIX.length));
  let frame = stage.querySelector('iframe');
  if (!frame) {
    stage.replaceChildren();
    frame = document.createElement('iframe');
    frame.id = 'gsft_main';
    frame.name = 'gsft_main';
    frame.title = 'Main Content';
    frame.addEventListener('load', follow);
    stage.append(frame);
  }
  if (targetOf(frame) !== target) frame.src = `/${target}`;
}

const targetOf = (frame) => {
  const { pathname, search } = frame.contentWindow.location;
  return pathname.slice(1) + search;
};

function follow({ currentTarget: frame }) {
  const target = targetOf(frame);
  setTimeout(() => {
    if (targetOf(frame) !== target) return;
    const address = PREFIX + encodeURIComponent(target);
    // The frame's own navigation is already an entry of the tab's history.
    if (location.pathname !== address) history.replaceState({}, '', address);
    document.title = frame.contentDocument.title;
    bar.querySelector('.pill').textContent = frame.contentDocument.title.replace(' | ServiceNow', '');
    window.__standIn.settled = location.href;
  }, delays.title);
}

addEventListener('popstate', show);
root.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node.localName === 'a');
  if (!link?.pathname.startsWith('/now/nav/')) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  show();
});
show();

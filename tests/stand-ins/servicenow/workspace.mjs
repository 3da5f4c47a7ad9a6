import { html } from '../html.mjs';
import { addStyle, followColours, nest } from './shadow.mjs';
import { workspaceForm, workspaceList, workspacePath, workspaceRoute } from './views.mjs';

/**
 * A workspace: records are tabs, records opened from a record are tabs of that tab. All of them stay mounted;
 * only the address says which one is in front.
 */
const { delays } = window.__standIn;
const root = nest(document.querySelector('[component-id]'), ['sn-canvas-appshell-root', 'sn-canvas-main']);
addStyle(root, '/__stand-in/servicenow/shell.css');

const layout = document.createElement('div');
layout.className = 'workspace';
layout.innerHTML = html`<header><a class="logo" href="/now/sow/home"><b>Halden</b> now</a>
<nav><a href="/now/sow/home">Home</a><a href="/now/sow/list/params/list-id/3a0f6c2e1b9d4e70a5c8d1f2b3e4a596"
  >List</a>
<a href="/now/nav/ui/home">Classic</a></nav><span class="pill">Service Operations Workspace</span><span
  class="spacer"></span>
<i>SD</i></header><div class="tabs" role="tablist"></div><div class="sub-tabs" role="tablist"></div><div
  class="stage"></div>`.text;
root.append(layout);
followColours(layout);

const [tabs, subTabs, stage] = ['.tabs', '.sub-tabs', '.stage'].map((selector) =>
  layout.querySelector(selector),
);

/** Every record opened so far by its address, in the order of opening. */
const open = new Map();
let running = 0;

const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function show() {
  const mine = ++running;
  await later(delays.render);
  if (mine !== running) return;
  paint();
  await later(delays.title);
  if (mine !== running) return;
  const { records } = workspaceRoute(new URL(location.href));
  document.title = `${records.at(-1)?.number ?? 'Home'} | Service Operations Workspace`;
  window.__standIn.settled = location.href;
}

function paint() {
  const { kind, records } = workspaceRoute(new URL(location.href));
  let trail = '/now/sow';
  records.forEach((record, depth) => {
    trail += `${depth > 0 ? '/sub' : ''}/record/${record.table}/${record.sysId}`;
    if (!open.has(trail)) open.set(trail, mount(record, trail));
  });
  for (const [path, form] of open) form.element.hidden = kind !== 'record' || path !== trail;
  stage.querySelector('.list')?.remove();
  if (kind !== 'record') stage.insertAdjacentHTML('afterbegin', workspaceList().text);

  const first = records[0] ? workspacePath(records[0]) : '';
  const tab = ([path, { record }], current) =>
    html`<a role="tab" href="${path}" aria-selected="${path === current}">${record.number}</a>`;
  tabs.innerHTML =
    html`${[...open].filter(([path]) => !path.includes('/sub/')).map((entry) => tab(entry, first))}`.text;
  const below = [...open].filter(([path]) => path === first || path.startsWith(`${first}/sub/`));
  subTabs.innerHTML = html`${below.length > 1 ? below.map((entry) => tab(entry, trail)) : ''}`.text;
}

function mount(record, trail) {
  const element = document.createElement('sn-form-data-connected');
  const shadow = element.attachShadow({ mode: 'open' });
  addStyle(shadow, '/__stand-in/servicenow/shell.css');
  const form = document.createElement('div');
  form.className = 'record';
  form.innerHTML = workspaceForm(record, trail).text;
  shadow.append(form);
  followColours(form);
  // As on the real element: properties of the page's world, which a content script cannot see.
  Object.assign(element, { table: record.table, nowRecordFormBlob: { sysId: record.sysId } });
  stage.append(element);
  return { record, element };
}

addEventListener('popstate', show);
root.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node.localName === 'a');
  if (!link?.pathname.startsWith('/now/sow/')) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  show();
});
paint();
window.__standIn.settled = location.href;

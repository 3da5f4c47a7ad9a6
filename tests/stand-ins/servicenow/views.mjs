import { COMPANY, RECORDS, recordBy } from '../company.mjs';
import { ago, html } from '../html.mjs';

/** Markup of ServiceNow's newer surfaces, for the server and the browser. */

/** @param {{ table: string, sysId: string }} record as the address of the classic form inside the shell */
export const classicPath = (record) =>
  `/now/nav/ui/classic/params/target/${encodeURIComponent(`${record.table}.do?sys_id=${record.sysId}`)}`;

export const workspacePath = (record) => `/now/sow/record/${record.table}/${record.sysId}`;

const byTable = (table) => RECORDS.filter((record) => record.table === table);

/** Start page of the shell: no record anywhere. */
export const home = () => html`<div class="home"><h1>Good day, service desk</h1><div class="cards">
<section><h2>Open incidents</h2><ul>${byTable('incident').map(
  (record) =>
    html`<li><a href="${classicPath(record)}">${record.number}</a><span>${record.title}</span></li>`,
)}</ul></section>
<section><h2>Requests and changes</h2><ul>${[...byTable('sc_req_item'), ...byTable('change_request')].map(
  (record) =>
    html`<li><a href="${classicPath(record)}">${record.number}</a><span>${record.title}</span></li>`,
)}</ul></section></div></div>`;

/**
 * @param {URL} url @returns {{ kind: 'home' | 'list' | 'record', records: ReturnType<typeof recordBy>[] }}
 */
export function workspaceRoute(url) {
  const rest = /^\/now\/(?:sow|workspace\/agent)(\/.*)?$/.exec(url.pathname)?.[1] ?? '';
  if (rest.startsWith('/list')) return { kind: 'list', records: [] };
  const records = [...rest.matchAll(/\/record\/(\w+)\/(-1(?:_uid_\d+)?|[0-9a-f]{32})/g)].map(
    ([, table, id]) =>
      id.startsWith('-1')
        ? { ...RECORDS[0], table, sysId: id, number: 'New', title: '', related: [] }
        : recordBy(id),
  );
  return records.length > 0 && records.every(Boolean)
    ? { kind: 'record', records }
    : { kind: 'home', records: [] };
}

const pair = (label, value) =>
  html`<div class="pair"><label>${label}</label><div class="value">${value}</div></div>`;

/** One open record of a workspace. `trail` is the address of the record it was opened from. */
export const workspaceForm = (record, trail) => html`
<div class="form-head"><h2>${record.title}</h2>
  <dl><div><dt>Number</dt><dd>${record.number}</dd></div><div><dt>State</dt><dd>${record.state}</dd></div>
  <div><dt>Priority</dt><dd>${record.priority}</dd></div><div><dt>Group</dt><dd>${record.group}</dd></div></dl
    ></div>
<div class="form-columns"><section><h3>Details</h3>
  ${pair('Caller', record.caller)}${pair('Category', record.category)}
  ${pair('Assignment group', record.group)}
  ${pair('Assigned to', record.assignee)}${pair('Opened', ago(record.age))}
  ${pair('Description', record.description)}</section>
<section><h3>Compose</h3><textarea rows="3" aria-label="Work notes" placeholder="Work notes"></textarea>
  <h3>Related records</h3><ul>${record.related.map((number) => {
    const other = recordBy(number);
    return html`<li><a href="${trail}/sub/record/${other.table}/${other.sysId}">${other.number}</a
      > ${other.title}</li>`;
  })}</ul></section></div>`;

export const workspaceList =
  () => html`<div class="list"><h2>Open incidents</h2><table><thead><tr><th>Number</th>
<th>Short description</th><th>State</th><th>Group</th></tr></thead><tbody>${byTable('incident').map(
    (
      record,
    ) => html`<tr><td><a href="${workspacePath(record)}">${record.number}</a></td><td>${record.title}</td>
<td>${record.state}</td><td>${record.group}</td></tr>`,
  )}</tbody></table></div>`;

/** @param {URL} url */
export function portal(url) {
  const parameters = url.searchParams;
  const view = parameters.get('id') ?? 'index';
  const record = recordBy(parameters.get('sys_id') ?? parameters.get('sysparm_article') ?? '');
  const base = url.pathname;
  const link = (entry) =>
    entry.table === 'kb_knowledge'
      ? `${base}?id=kb_article&sysparm_article=${entry.number}`
      : `${base}?id=ticket&table=${entry.table}&sys_id=${entry.sysId}`;
  if (record && view === 'kb_article')
    return {
      title: record.title,
      main: html`<div class="panel"><small>${record.number} · ${ago(record.age)}</small><h1 class="kb-title"
        >${record.title}</h1>
<p>${record.description}</p></div>`,
    };
  if (record && ['ticket', 'form', 'sc_request_item'].includes(view))
    return {
      title: `${record.number} - ${record.title}`,
      main: html`<nav class="crumbs"><a href="${base}">Home</a> › <a href="${base}?id=requests">My requests</a
        > › ${record.number}</nav>
<div class="columns"><div class="panel"><h2 class="ticket-number" id="data.number.name">${record.number}</h2>
<h1 id="short-desc">${record.title}</h1><p class="ticket-desc">${record.description}</p>
<textarea rows="3" aria-label="Type your message" placeholder="Type your message here…"></textarea></div>
<aside class="panel"><h3>State</h3><p>${record.state}</p><h3>Created</h3><p>${ago(record.age)}</p>
<h3>Assigned to</h3><p>${record.group}</p></aside></div>`,
    };
  return {
    title: `${COMPANY.name} Service Portal`,
    main: html`<div class="hero"><h1>How can we help?</h1><input type="search" placeholder="Search"
      aria-label="Search"></div>
<div class="columns three"><div class="panel"><h2>My requests</h2><ul>${[
      ...byTable('sc_req_item'),
      ...byTable('incident'),
    ].map(
      (entry) => html`<li><a href="${link(entry)}">${entry.number}</a> ${entry.title}</li>`,
    )}</ul></div><div class="panel"><h2>Knowledge</h2><ul>${byTable('kb_knowledge').map(
      (entry) => html`<li><a href="${link(entry)}">${entry.title}</a></li>`,
    )}</ul></div></div>`,
  };
}

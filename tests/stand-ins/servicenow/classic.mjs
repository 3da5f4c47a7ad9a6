import { COMPANY, RECORDS, recordBy } from '../company.mjs';
import { page } from '../document.mjs';
import { ago, html, raw } from '../html.mjs';

/**
 * Forms and lists of the classic interface (UI16), as documents of their own: alone in a tab or in
 * `gsft_main`.
 */

const TABLE_NAMES = {
  incident: 'Incident',
  change_request: 'Change Request',
  problem: 'Problem',
  sc_req_item: 'Requested Item',
  kb_knowledge: 'Knowledge',
};

export const isTable = (name) => name in TABLE_NAMES;

const STATES = {
  incident: { New: 1, 'In Progress': 2, 'On Hold': 3, Resolved: 6, Closed: 7, Canceled: 8 },
  change_request: { New: -5, Assess: -4, Authorize: -3, Scheduled: -2, Implement: -1, Closed: 3 },
  problem: { New: 101, Assess: 102, 'Root Cause Analysis': 103, Resolved: 106, Closed: 107 },
  sc_req_item: { New: 1, 'Work in Progress': 2, 'Closed Complete': 3 },
  kb_knowledge: { Draft: 'draft', Published: 'published', Retired: 'retired' },
};

/** The token of the session, as text in a script: the real page shows it to guests as well. */
const SESSION = '0d9c1f7be35a4428a6f1c2d7084b9e6350fa17cc2be94d83a6517f0e92cd4b8ae35f1d02';

function document(request, { formName, title, main, script = '' }) {
  return page(request, {
    htmlAttributes: 'data-doctype="true" dir="ltr" class="ltr"',
    colourAttribute: 'data-stand-in-colours',
    bodyAttributes: `class="windows chrome" data-formName="${formName}"`,
    title: `${title} | ServiceNow`,
    head: raw(`<script nonce="${request.nonce}">
var g_ck = '${SESSION}';
window.NOW = { user: { name: 'desk' }, isPolarisEnabled: 'true',
  polaris_page_info: { jvar_form_name: '${formName}' } };
${script}</script>`),
    style: 'servicenow/classic.css',
    body: html`<div class="outputmsg_div"></div>
<form name="sys_personalize" method="GET" action="slushbucket.do"><input type="hidden"
  name="sysparm_referring_url"
  value="${(request.url.pathname.slice(1) + request.url.search).replaceAll('&', '@99@')}"></form>${main}`,
  });
}

const NEW_RECORD = { number: '', title: '', state: 'New', group: '', assignee: '', caller: '', category: '' };

export function form(request, table) {
  const { searchParams } = request.url;
  const number = /(?:^|\^)number=(\w+)/.exec(searchParams.get('sysparm_query') ?? '')?.[1];
  const id = searchParams.get('sys_id') ?? number;
  const isNew = id === '-1';
  const record = isNew
    ? { ...RECORDS[0], ...NEW_RECORD, sysId: '-1', table, related: [] }
    : recordBy(id ?? '');
  if (record?.table !== table)
    return document(request, { formName: table, title: 'Record not found', main: notFound });

  const label = (name, text) =>
    html`<label for="${table}.${name}" class="col-label"><span class="label-text">${text}</span></label>`;
  const row = (name, text, field) =>
    html`<div class="form-group" id="element.${table}.${name}">${label(name, text)}<div class="input_controls"
      >${field}</div></div>`;
  const readonly = (name, text, value) =>
    row(
      name,
      text,
      html`<input class="form-control disabled" id="sys_readonly.${table}.${name}" readonly value="${value}">
<input type="hidden" id="${table}.${name}" name="${table}.${name}" value="${value}">`,
    );
  const reference = (name, text, value) =>
    row(
      name,
      text,
      html`<input class="form-control" id="sys_display.${table}.${name}" name="sys_display.${table}.${name}"
        value="${value}">
<input type="hidden" id="${table}.${name}" name="${table}.${name}" value="${value ? referenceId(value) : ''}">
<button type="button" class="icon" aria-label="Look up">⌕</button>`,
    );
  const choice = (name, text, choices, value) =>
    row(
      name,
      text,
      html`<select class="form-control" id="${table}.${name}" name="${table}.${name}">${Object.entries(
        choices,
      ).map(
        ([shown, stored]) =>
          html`<option value="${stored}" ${shown === value ? raw('selected') : ''}>${shown}</option>`,
      )}</select>`,
    );
  const categories = Object.fromEntries(
    [...new Set(RECORDS.map((entry) => entry.category))].map((name) => [name, name.toLowerCase()]),
  );
  const text = (name, shown, value) =>
    row(
      name,
      shown,
      html`<input class="form-control" id="${table}.${name}" name="${table}.${name}" value="${value}">`,
    );

  return document(request, {
    formName: table,
    title: isNew ? `Create ${TABLE_NAMES[table]}` : record.number,
    script: `window.g_form = { getTableName: () => '${table}', getUniqueValue: () => '${record.sysId}' };`,
    main: html`
<form id="${table}.do" name="${table}.do" class="form_body">
<input type="hidden" id="sys_target" name="sys_target" value="${table}">
<input type="hidden" id="sys_uniqueValue" name="sys_uniqueValue" value="${record.sysId}">
<nav class="navbar"><a class="back" href="/${table}_list.do" aria-label="Back">‹</a>
  <h1 class="navbar-title form_title"><span>${TABLE_NAMES[table]}</span><b
    >${isNew ? 'New record' : record.number}</b></h1>
  <span class="spacer"></span>${
    isNew
      ? html`<button type="button" class="primary" id="sysverb_insert">Submit</button>`
      : html`<button type="button" id="sysverb_update_and_stay">Save</button>
  <button type="button" class="primary" id="sysverb_update">Update</button>`
  }</nav>
<div class="section"><div class="column">
  ${readonly('number', 'Number', record.number)}
  ${
    table === 'sc_req_item'
      ? reference('cat_item', 'Item', record.catalogItem)
      : reference('caller_id', 'Caller', record.caller)
  }
  ${choice('category', 'Category', categories, record.category)}
  ${table === 'kb_knowledge' ? '' : text('priority', 'Priority', record.priority)}
</div><div class="column">
  ${choice(table === 'kb_knowledge' ? 'workflow_state' : 'state', 'State', STATES[table], record.state)}
  ${reference('assignment_group', 'Assignment group', record.group)}
  ${reference('assigned_to', 'Assigned to', record.assignee)}
  <div class="form-group"><label class="col-label">Opened</label><div class="input_controls"
    >${ago(record.age)}</div></div>
</div><div class="wide">
  ${text('short_description', 'Short description', record.title)}
  ${row(
    'description',
    'Description',
    html`<textarea class="form-control" id="${table}.description" rows="4"
    >${isNew ? '' : record.description}</textarea>`,
  )}
</div></div>
<div class="tabs"><b>Notes</b><span>Related Records</span><span>Resolution Information</span></div>
<div class="section" id="sn_form_inline_stream_entries"><div class="wide">
  ${row(
    'comments',
    'Work notes',
    html`<textarea class="form-control" id="activity-stream-textarea" rows="2"
    ></textarea>`,
  )}
</div>
<ul class="related">${record.related.map((other) => {
      const target = recordBy(other);
      return html`<li><a href="/${target.table}.do?sys_id=${target.sysId}">${target.number}</a
        > ${target.title}</li>`;
    })}</ul></div>
</form>`,
  });
}

const notFound = html`<nav class="navbar"><h1 class="navbar-title">Record not found</h1></nav>`;

/** A made-up sys_id of a group or role, stable for its name. */
const referenceId = (name) =>
  Buffer.from(name.padEnd(16, '.').slice(0, 16)).toString('hex').padEnd(32, '0').slice(0, 32);

export function list(request, table) {
  const rows = RECORDS.filter((record) => record.table === table);
  return document(request, {
    formName: `${table}_list`,
    title: `${TABLE_NAMES[table]}s`,
    main: html`
<input type="hidden" id="sys_target" name="sys_target" value="${table}">
<nav class="navbar"><h1 class="navbar-title list_title">${TABLE_NAMES[table]}s</h1>
  <a class="button primary" id="sysverb_new" href="/${table}.do?sys_id=-1">New</a>
  <span class="spacer"></span><input type="search" placeholder="Search" aria-label="Search"></nav>
<table class="list_table" id="${table}_table" data-list_id="${table}">
<thead><tr><th>Number</th><th>Opened</th><th>Short description</th><th>Caller</th><th>Priority</th><th
  >State</th>
  <th>Category</th><th>Assignment group</th></tr></thead>
<tbody class="list2_body">${rows.map(
      (
        record,
      ) => html`<tr class="list_row" data-list_id="${table}" sys_id="${record.sysId}" record_class="${table}">
  <td><a class="linked formlink" href="/${table}.do?sys_id=${record.sysId}&sysparm_record_target=${table}"
    >${record.number}</a></td>
  <td>${ago(record.age)}</td><td>${record.title}</td><td>${record.caller}</td><td>${record.priority}</td>
  <td>${record.state}</td><td>${record.category}</td><td>${record.group}</td></tr>`,
    )}</tbody></table>`,
  });
}

/** A knowledge article in the classic reader. */
export function article(request, record) {
  return document(request, {
    formName: 'kb_view',
    title: record.title,
    main: html`<nav class="navbar"><h1 class="navbar-title">${COMPANY.name} knowledge</h1></nav>
<div class="section article"><small>${record.number} · ${ago(record.age)}</small><h1>${record.title}</h1><p
  >${record.description}</p></div>`,
  });
}

/** The left frame of the older shell. */
export const navigator = (request) =>
  document(request, {
    formName: 'navigator',
    title: 'Navigator',
    main: html`<ul class="navigator">${Object.entries(TABLE_NAMES).map(
      ([table, name]) => html`<li><a target="gsft_main" href="/${table}_list.do">${name}</a></li>`,
    )}</ul>`,
  });

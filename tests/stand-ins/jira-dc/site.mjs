import { childrenOf, DC_ISSUES, DC_PROJECT, HOSTS, issueByKey, STATUS_CATEGORY } from '../company.mjs';
import { page as document, redirect } from '../document.mjs';
import { ago, html, icon, raw } from '../html.mjs';
import { answerJiraRest } from '../rest/jira-rest.mjs';

const KEY = DC_PROJECT.key;
const BOARD = `/secure/RapidBoard.jspa?rapidView=${DC_PROJECT.board}&projectKey=${KEY}`;
const TYPE_ICON = raw(icon('#4bade8', 'm3 8 2-2 2 2 4-4 2 2-6 6z'));

/**
 * Jira Data Center in the manner of 10.x: full page loads for issues, the old board with its detail view,
 * which an address alone does not prove open: without `view=detail` a card is only highlighted.
 *
 * @param {import('../document.mjs').SiteRequest} request
 * @returns {import('../document.mjs').SiteAnswer | undefined}
 */
export function answerJiraDc(request) {
  const { url } = request;
  const answer = answerJiraRest(request, 'dc');
  if (answer) return answer;
  if (url.pathname === '/') return redirect('/secure/Dashboard.jspa');
  if (url.pathname === '/secure/Dashboard.jspa') return dashboard(request);
  if (url.pathname === '/secure/RapidBoard.jspa') return board(request);
  if (/^\/browse\/WMS$|^\/projects\/WMS(\/summary)?$/i.test(url.pathname)) return dashboard(request);
  const key = /^\/(?:browse|projects\/\w+\/issues)\/(\w+-\d+)$/.exec(url.pathname)?.[1]?.toUpperCase();
  const issue = key?.startsWith(`${KEY}-`) ? issueByKey(key) : undefined;
  return issue && issueView(request, issue);
}

const frame = (request, { title, metas = {}, main, head = '', script }) =>
  document(request, {
    htmlAttributes: 'data-theme="dark:dark light:light"',
    bodyAttributes:
      'id="jira" class="aui-layout aui-theme-default" data-version="10.3.13" data-aui-version="9.12.1"',
    title,
    metas: {
      'ajs-base-url': `https://${HOSTS.jiraDc}`,
      'ajs-context-path': '',
      'ajs-version-number': '10.3.13',
      'ajs-server-name': HOSTS.jiraDc,
      ...metas,
    },
    head,
    style: 'jira-dc/style.css',
    script,
    body: html`<div id="page"><header id="header"><nav class="aui-header">
<a id="logo" href="/secure/Dashboard.jspa">Halden Jira</a><a href="/secure/Dashboard.jspa">Dashboards</a>
<a href="/projects/${KEY}/summary">Projects</a><a href="${BOARD}">Boards</a>
<a id="create_link" class="aui-button-primary" href="#">Create</a><span class="spacer"></span>
<input id="quickSearchInput" type="search" placeholder="Search" aria-label="Search">
<button data-toggle-colours aria-label="Switch colours">◐</button></nav></header>
<div class="aui-page-panel"><nav class="aui-sidebar"><a href="${BOARD}"><i></i>${DC_PROJECT.name}</a>
<a href="${BOARD}">Active sprints</a><a href="/projects/${KEY}/summary">Issues</a></nav>
<main id="main" class="content" role="main">${main}</main></div></div>`,
  });

const dashboard = (request) =>
  frame(request, {
    title: 'System Dashboard - Halden Jira',
    main: html`<h1>${DC_PROJECT.name}</h1><table id="issuetable"><tbody>${DC_ISSUES.map(
      (
        issue,
      ) => html`<tr data-issuekey="${issue.key}" rel="${issue.id}"><td><img src="${TYPE_ICON}" alt=""></td>
<td><a class="issue-link-key" href="/browse/${issue.key}">${issue.key}</a></td><td>${issue.summary}</td>
<td><span class="lozenge ${STATUS_CATEGORY[issue.status]}">${issue.status}</span></td></tr>`,
    )}</tbody></table>`,
  });

const item = (
  label,
  value,
  wide = '',
) => html`<li class="item ${wide}"><div class="wrap"><strong class="name">${label}:</strong>
${value}</div></li>`;

const labelsOf = (issue) =>
  html`<div class="labels-wrap value"><span class="labels" id="labels-${issue.id}-value">${
    issue.labels.length > 0
      ? issue.labels.map(
          (label) => html`<a class="lozenge" href="#" title="${label}"><span>${label}</span></a> `,
        )
      : 'None'
  }</span></div>`;

const details = (issue) => html`
<div id="details-module" class="module"><div class="mod-header"><h3>Details</h3></div><div class="mod-content"
  >
<ul id="issuedetails" class="property-list two-cols">
${item(
  'Type',
  html`<span id="type-val" class="value"><img src="${TYPE_ICON}" title="${issue.type}" alt=""
  > ${issue.type}</span>`,
)}
${item(
  'Status',
  html`<span id="status-val" class="value"><span
  class="lozenge ${STATUS_CATEGORY[issue.status]} jira-issue-status-lozenge jira-issue-status-lozenge-${
    STATUS_CATEGORY[issue.status]
  }">${issue.status}</span></span>`,
)}
${item('Priority', html`<span id="priority-val" class="value">${issue.priority}</span>`)}
${item(
  'Resolution',
  html`<span id="resolution-val" class="value ${
    STATUS_CATEGORY[issue.status] === 'done' ? 'resolved' : 'unresolved'
  }"
  >${STATUS_CATEGORY[issue.status] === 'done' ? 'Done' : 'Unresolved'}</span>`,
)}
${item(
  'Component/s',
  html`<span id="components-val" class="value">${
    issue.components.length > 0
      ? html`<span id="components-field">${issue.components.map(
          (name) => html`<a href="#" title="${name}"
        >${name}</a> `,
        )}</span>`
      : 'None'
  }</span>`,
)}
${item('Labels', labelsOf(issue), 'full-width')}
${
  issue.epic
    ? item(
        'Epic Link',
        html`<span id="customfield_10008-val" class="value"><a
  href="/browse/${issue.epic}">${issue.epic}</a></span>`,
      )
    : ''
}
</ul></div></div>`;

function issueView(request, issue) {
  const parent = issue.parent ? issueByKey(issue.parent) : undefined;
  const children = childrenOf(issue.key);
  return frame(request, {
    title: `[${issue.key}] ${issue.summary} - Halden Jira`,
    metas: { 'ajs-issue-key': issue.key },
    head: raw(
      `<script nonce="${request.nonce}">window.WRM = { _unparsedData: { 'project-key': '"${KEY}"' } };</script
        >`,
    ),
    main: html`<div class="issue-view"><div id="issue-content" class="issue-edit-form">
<header id="stalker" class="issue-header"><div class="issue-header-content"><div class="aui-page-header">
<nav aria-label="Breadcrumb"><ol class="aui-nav aui-nav-breadcrumbs">
<li><a id="project-name-val" href="/browse/${KEY}">${DC_PROJECT.name}</a></li>
${
  parent
    ? html`<li><a id="parent_issue_summary" class="issue-link" data-issue-key="${parent.key}"
  href="/browse/${parent.key}">${parent.key}</a></li>`
    : ''
}
<li><a class="issue-link" data-issue-key="${issue.key}" href="/browse/${issue.key}" id="key-val"
  rel="${issue.id}"
aria-current="page">${issue.key}</a></li></ol></nav>
<div id="summary-val"><h2>${issue.summary}</h2></div></div>
<div class="command-bar"><a id="edit-issue" class="aui-button" href="#">Edit</a><a id="comment-issue"
  class="aui-button" href="#">Comment</a>
<a id="assign-issue" class="aui-button" href="#">Assign</a><a id="opsbar-transitions_more" class="aui-button"
  href="#"
><span class="dropdown-text">${issue.status}</span></a></div></div></header>
<div class="issue-body-content"><div class="issue-main-column">${details(issue)}
<div id="descriptionmodule" class="module"><h3>Description</h3><div id="description-val"><p
  >${issue.description.join(' ') || 'Click to add description'}</p></div></div>
${
  children.length > 0
    ? html`<div class="module"><h3>Issues below</h3><ul>${children.map(
        (child) =>
          html`<li><a class="issue-link" data-issue-key="${child.key}" href="/browse/${child.key}"
            >${child.key}</a> ${child.summary}</li>`,
      )}</ul></div>`
    : ''
}
<div id="activitymodule" class="module"><h3>Activity</h3>${issue.comments.map(
      (comment) => html`<p><b>${comment.by}</b> ${ago(comment.age)}<br>${comment.text}</p>`,
    )}<textarea id="comment" rows="2" aria-label="Comment"></textarea></div></div>
<div id="viewissuesidebar"><div id="peoplemodule" class="module"><h3>People</h3>
<p>Assignee: <span id="assignee-val"><span rel="role">${issue.assignee}</span></span></p>
<p>Reporter: <span id="reporter-val"><span rel="role">${issue.reporter}</span></span></p></div>
<div id="datesmodule" class="module"><h3>Dates</h3><dl class="dates"><dt>Created:</dt><dd class="date user-tz">
<span data-name="Created" id="created-val" data-fieldtype="datetime">${ago(issue.age)}</span></dd>${
      issue.resolvedAge === undefined
        ? ''
        : html`<dt>Resolved:</dt><dd class="date user-tz"><span data-name="Resolved" id="resolutiondate-val"
  data-fieldtype="datetime">${ago(issue.resolvedAge)}</span></dd>`
    }</dl></div></div></div></div
  ></div>`,
  });
}

function board(request) {
  const { searchParams } = request.url;
  const selected = issueByKey(searchParams.get('selectedIssue') ?? '');
  const open = selected && ['detail', 'planning'].includes(searchParams.get('view'));
  const columns = [
    ['To Do', 'new'],
    ['In Progress', 'indeterminate'],
    ['Done', 'done'],
  ];
  return frame(request, {
    title: `${KEY} board - Agile Board - Halden Jira`,
    metas: { 'ghx-project-key': KEY },
    script: 'jira-dc/board.mjs',
    main: html`<h1>${DC_PROJECT.name} board</h1><div class="ghx-columns"><div id="ghx-pool">${columns.map(
      ([name, category]) =>
        html`<section class="ghx-column"><h2>${name}</h2>${DC_ISSUES.filter(
          (issue) => STATUS_CATEGORY[issue.status] === category && issue.type !== 'Epic',
        ).map(
          (
            issue,
          ) => html`<div class="ghx-issue ${issue === selected ? 'ghx-selected ghx-selected-primary' : ''}"
data-issue-key="${issue.key}" data-issue-id="${issue.id}" tabindex="0"><a class="ghx-key"
  href="/browse/${issue.key}">${issue.key}</a>
<div class="ghx-summary">${issue.summary}</div></div>`,
        )}</section>`,
    )}</div>
<div id="ghx-detail-view" ${open ? '' : raw('style="display:none"')}>${open ? detailView(selected) : ''}</div
  ></div>
<template id="details">${DC_ISSUES.map(
      (issue) => html`<div data-key="${issue.key}">${detailView(issue)}</div
  >`,
    )}</template>`,
  });
}

const detailView = (
  issue,
) => html`<div id="ghx-detail-issue" data-issuekey="${issue.key}"><div id="ghx-detail-head">
<button id="ghx-detail-close" aria-label="Close">✕</button><dl class="ghx-detail-description"><dt>Issue</dt>
<dd class="ghx-fieldname-issuekey" data-field-id="issuekey"><a href="/browse/${issue.key}">${issue.key}</a
  ></dd>
<dd class="ghx-fieldname-summary">${issue.summary}</dd></dl></div>
<div class="issue-header-content">${details(issue)}<p>${issue.description.join(' ')}</p></div></div>`;

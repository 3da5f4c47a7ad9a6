import {
  COMPANY,
  childrenOf,
  HOSTS,
  ISSUES,
  issueByKey,
  PAGES,
  PROJECTS,
  RECORDS,
  SPACES,
  STATUS_CATEGORY,
} from '../company.mjs';
import { ago, html, icon, raw } from '../html.mjs';

/**
 * Markup of the stand-in for Jira Cloud: the 2026 layout ("nav4"), test ids as in saved pages of the real
 * tool. Runs on the server for the first page and in the browser for every soft navigation after it.
 */

const BASE = 'issue.views.issue-base.foundation';

const TYPE_ICONS = {
  Epic: icon('#8f7ee7', 'M9 2 4 9h3l-1 5 6-8H8z'),
  Story: icon('#4bce97', 'M4 3h8v11l-4-3-4 3z'),
  Task: icon('#579dff', 'm3 8 2-2 2 2 4-4 2 2-6 6z'),
  Bug: icon('#f87168', 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8'),
  'Sub-task': icon('#579dff', 'M3 3h6v6H3zM8 8h5v5H8z'),
  Onboarding: icon('#9f8fef', 'M8 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4M4 13c0-3 2-4 4-4s4 1 4 4z'),
  Question: icon('#e2b203', 'M7 3h2v6H7zM7 11h2v2H7z'),
  Change: icon('#60c6d2', 'M3 6h7V3l4 4-4 4V8H3z'),
};

const initials = (role) =>
  role
    .split(' ')
    .map((word) => word[0])
    .slice(0, 2)
    .join('')
    .toUpperCase();

const avatar = (role) => html`<span class="avatar" aria-hidden="true">${initials(role)}</span>`;

const typeIcon = (type) =>
  html`<img src="${raw(TYPE_ICONS[type] ?? TYPE_ICONS.Task)}" width="16" height="16" alt="${type}">`;

const lozenge = (status) => html`<span class="lozenge ${STATUS_CATEGORY[status]}">${status}</span>`;

/** Where a project opens: its board, its queue or its list. */
const projectHome = (key) => {
  const project = PROJECTS[key];
  if (project.view === 'servicedesk')
    return `/jira/servicedesk/projects/${key}/queues/custom/${project.queue}`;
  if (project.view === 'core') return `/jira/core/projects/${key}/list`;
  return `/jira/software/projects/${key}/boards/${project.board}`;
};

const KEY = '(?<key>[A-Za-z]\\w*-\\d+)';
const PROJECT = '/jira/(?:software|core|servicedesk)(?:/c)?/projects/(?<project>\\w+)';

const ROUTES = /** @type {const} */ ([
  ['for-you', '(?:/jira(?:/for-you|/your-work)?)?'],
  ['projects', '/jira/projects'],
  ['search', '/issues'],
  ['issue', `/browse/${KEY}`],
  ['issue', `${PROJECT}/issues/${KEY}`],
  ['issue', `${PROJECT}/queues/custom/\\d+/${KEY}`],
  ['portal', `/servicedesk/customer/portal/(?<portal>\\d+)/${KEY}`],
  ['queue', `${PROJECT}/queues/custom/\\d+`],
  ['board', `${PROJECT}/boards/\\d+`],
  ['backlog', `${PROJECT}/boards/\\d+/backlog`],
  ['list', `${PROJECT}/(?:list|issues|summary|board)`],
  ['list', '/browse/(?<project>[A-Za-z]\\w*)'],
]).map(([view, pattern]) => [view, new RegExp(`^${pattern}$`)]);

/**
 * @param {URL} url @returns {{ view: string, project?: string, key?: string, selected?: string, portal?:
 * string }}
 */
export function routeOf(url) {
  const path = url.pathname.replace(/\/$/, '');
  const [view, pattern] = ROUTES.find(([, candidate]) => candidate.test(path)) ?? ['missing'];
  const groups = pattern?.exec(path)?.groups ?? {};
  const key = groups.key?.toUpperCase();
  const project = (key?.split('-')[0] ?? groups.project)?.toUpperCase();
  const known = (!project || project in PROJECTS) && (!key || ISSUES.some((issue) => issue.key === key));
  if (!known) return { view: 'missing' };
  return {
    view,
    key,
    project,
    portal: groups.portal,
    selected: url.searchParams.get('selectedIssue')?.toUpperCase(),
  };
}

/** Which parts stand for a route; `panel` is the issue open beside a backlog, which no address names. */
export function render(url, { details = true, panel } = {}) {
  const route = routeOf(url);
  const issue = route.key ? issueByKey(route.key) : undefined;
  const project = route.project ? PROJECTS[route.project] : undefined;
  const views = {
    'for-you': () => forYou(),
    projects: () => projectsTable(),
    board: () => board(route.project),
    backlog: () => backlog(route.project, panel, details),
    list: () => list(route.project),
    queue: () => queue(route.project),
    search: () => search(url.searchParams.get('jql') ?? ''),
    issue: () =>
      html`<div class="issue-page">${issueView(issue, { layout: 'full', details, origin: url.origin })}</div
        >`,
    portal: () => portal(issue, route.portal),
    missing: () =>
      html`<div class="pad"><h1>We couldn't find that page</h1><p>It may have been moved.</p></div>`,
  };
  const selected = route.selected ? issueByKey(route.selected) : undefined;
  const titles = {
    'for-you': 'For you - Jira',
    projects: 'Spaces - Jira',
    board: `${route.project} board - Agile board - Jira`,
    backlog: `${route.project} board - Backlog - Jira`,
    list: `${project?.name} - List - Jira`,
    queue: `Open requests - Queues - ${project?.name} - Jira`,
    search: 'Search - Jira',
    issue: `[${issue?.key}] ${issue?.summary} - Jira`,
    portal: `${issue?.key} ${issue?.summary} - Help Center`,
    missing: 'Jira',
  };
  const inTabs = ['board', 'backlog', 'list', 'queue'].includes(route.view);
  return {
    route,
    main: html`${inTabs ? projectHeader(route) : ''}${views[route.view]()}`,
    modal:
      selected && ['board', 'list', 'issue', 'queue', 'search'].includes(route.view)
        ? modal(selected, { details, origin: url.origin })
        : raw(''),
    sidebar: sidebar(route),
    title: titles[route.view],
  };
}

/** The frame around every page but the customer portal's. */
export function frame({ main, modal: dialog, sidebar: nav }) {
  return html`
<div id="jira-frontend">
<div id="unsafe-design-system-page-layout-root" data-testid="page-layout.root">
  <header data-layout-slot="true" data-testid="page-layout.top-nav">
    <div class="top-left">
      <button class="icon-button" aria-label="Collapse sidebar">☰</button>
      <a class="logo" href="/jira/for-you" data-testid="atlassian-navigation--product-home--container">
        <span class="logo-mark" aria-hidden="true"></span>Jira
      </a>
    </div>
    <div class="top-middle">
      <input id="search" data-testid="search-input" type="search" placeholder="Search" aria-label="Search">
      <button class="primary" data-create data-testid="atlassian-navigation--create-button">+ Create</button>
    </div>
    <div class="top-right">
      <button class="icon-button" aria-label="Switch colours" data-toggle-colours>◐</button>
      <button class="icon-button" aria-label="Notifications">◔</button>
      <button class="icon-button" aria-label="Help">?</button>
      <span class="avatar" title="Your profile">SD</span>
    </div>
  </header>
  <nav data-layout-slot="true" data-testid="page-layout.sidebar" aria-label="Sidebar">${nav}</nav>
  <main data-layout-slot="true" data-testid="page-layout.main" role="main" tabindex="-1">${main}</main>
</div>
</div>
<div class="atlaskit-portal-container">${dialog}</div>`;
}

function sidebar(route) {
  const entry = (testid, href, label, on, mark = '') => html`
<li data-testid="NAV4_${testid}-container">
  <a data-testid="NAV4_${testid}" href="${href}"
    class="${on ? 'on' : ''}" ${on ? raw('aria-current="page"') : ''}>
    ${mark}<span>${label}</span></a></li>`;
  const mark = (colour) => html`<i style="background:${colour}"></i>`;
  return html`<ul>
${entry('for-you', '/jira/for-you', 'For you', route.view === 'for-you', html`<i class="line"></i>`)}
${entry(
  'jira.sidebar.projects',
  '/jira/projects',
  'Spaces',
  route.view === 'projects',
  html`<i class="line"
  ></i>`,
)}
</ul>
<h2>Recent</h2>
<ul>${Object.entries(PROJECTS).map(([key, project]) =>
    entry(`proj_${key}`, projectHome(key), project.name, route.project === key, mark(project.colour)),
  )}</ul>
<h2>Apps</h2>
<ul>
${entry('confluence', '/wiki/spaces/OPS/overview', 'Confluence', false, mark('#0055cc'))}
${entry('jira.sidebar.filters', '/jira/projects', 'Filters', false, html`<i class="line"></i>`)}
</ul>`;
}

function projectHeader({ project: key, view }) {
  const project = PROJECTS[key];
  const home = projectHome(key);
  const tabs =
    project.view === 'software'
      ? [
          ['Board', home, 'board'],
          ['Backlog', `${home}/backlog`, 'backlog'],
          ['List', `/jira/software/projects/${key}/list`, 'list'],
        ]
      : project.view === 'servicedesk'
        ? [['Queues', home, 'queue']]
        : [['List', home, 'list']];
  return html`
<header class="project-header" data-testid="horizontal-nav-header.ui.project-header.header">
  <small>Spaces</small>
  <h1><i style="background:${project.colour}"></i>${project.name}</h1>
  <nav id="ak-project-view-navigation" aria-label="Space navigation"
    data-testid="horizontal-nav.ui.content.horizontal-nav"><ul>${tabs.map(
      ([label, href, name]) => html`<li>
    <a data-testid="navigation-kit-ui-tab.ui.link-tab" href="${href}" class="${name === view ? 'on' : ''}"
      >${label}</a>
    </li>`,
    )}</ul></nav>
</header>`;
}

const breadcrumb = (issue, origin) => {
  const parent = issue.parent ? issueByKey(issue.parent) : undefined;
  return html`
<nav aria-label="Issue breadcrumbs"><ol>
${
  parent
    ? html`<div data-testid="${BASE}.breadcrumbs.breadcrumb-parent-issue-container">
  <button class="bare" type="button" aria-label="${parent.type} - Change parent"
    data-testid="${BASE}.issue-parent-switcher.button">${typeIcon(parent.type)}</button>
  <a data-testid="${BASE}.breadcrumbs.parent-issue.item" href="${origin}/browse/${parent.key}"><span
    >${parent.key}</span></a>
  </div>`
    : ''
}
<div data-testid="${BASE}.breadcrumbs.breadcrumb-current-issue-container" role="listitem">
  <button class="bare" type="button" aria-label="${issue.type} - Change work type"
    data-testid="${BASE}.change-issue-type.button">${typeIcon(issue.type)}</button>
  <a target="_blank" data-testid="${BASE}.breadcrumbs.current-issue.item" href="${origin}/browse/${issue.key}"
    ><span>${issue.key}</span></a>
  <div class="copy" data-testid="issue.common.component.permalink-button.button.copy-link-button-wrapper">
    <input aria-hidden="true" id="BreadcrumbCurrentIssue" tabindex="-1" readonly value="">
    <button class="bare" type="button"><span role="img" aria-label="Copy link">⧉</span></button>
  </div>
</div></ol></nav>`;
};

const statusButton = (status) => html`
<div class="status-row" data-testid="${BASE}.status.status-field-wrapper">
  <button id="issue.fields.status-view.status-button" type="button" class="status ${STATUS_CATEGORY[status]}"
    aria-label="${status} - Change status"
    data-testid="issue-field-status.ui.status-view.status-button.status-button"
    ><span>${status}</span><span aria-hidden="true"> ▾</span></button>
  ${
    STATUS_CATEGORY[status] === 'done'
      ? html`<div class="resolved" data-testid="${BASE}.status.resolution"><div
    data-testid="issue-field-resolution.ui.read.label">✓ <span
    data-testid="issue-field-resolution.ui.read.resolution-status-label">Done</span></div></div>`
      : ''
  }
</div>`;

const field = (name, label, value, wrapper) => html`
<div class="field" ${wrapper ? raw(`data-testid="${wrapper}"`) : ''}>
  <div data-testid="issue-field-heading-styled-field-heading.${name}"><h3>${label}</h3></div>
  <div data-testid="issue-field-inline-edit-read-view-container.ui.container">${value}</div>
</div>`;

const person = (role) => html`${avatar(role)} ${role}`;

const none = html`<span class="none">None</span>`;

/** Each value leads to a search for itself. */
const linkedValues = (name, values) =>
  values.length === 0
    ? none
    : values.map(
        (value) =>
          html`<a class="tag" href="/issues/?jql=${encodeURIComponent(`${name} = "${value}"`)}"><span
            >${value}</span></a> `,
      );

const detailsColumn = (issue) => html`
<section class="details" aria-label="Details"><h2>Details</h2>
${field('assignee', 'Assignee', person(issue.assignee), 'issue.views.field.user.assignee.name.wrapper')}
${field('reporter', 'Reporter', person(issue.reporter), 'issue.views.field.user.reporter.wrapper')}
${field('labels', 'Labels', linkedValues('labels', issue.labels), 'issue.views.issue-base.context.labels')}
${field(
  'components',
  'Components',
  linkedValues('component', issue.components),
  'issue.views.issue-base.context.components',
)}
${field('priority', 'Priority', issue.priority)}
${issue.requestType ? field('customfield_10010', 'Request type', issue.requestType) : ''}
<p class="stamps">Created ${ago(issue.age)}${
  issue.resolvedAge === undefined
    ? ''
    : html`<br
  >Resolved ${ago(issue.resolvedAge)}`
}</p>
</section>`;

/**
 * The issue view, as page, side panel or dialog. Without `details` the right column is still loading, as in
 * the moments after a soft navigation.
 */
function issueView(issue, { layout, details, origin }) {
  const children = childrenOf(issue.key);
  const close = html`<button type="button" class="icon-button" aria-label="Close" data-close
    data-testid="issue-view-foundation.modal-close-button">✕</button>`;
  const column = html`<div class="context">${statusButton(issue.status)}${
    details ? detailsColumn(issue) : html`<div class="skeleton" aria-busy="true"><p></p><p></p><p></p></div>`
  }</div>`;
  return html`
<div data-testid="issue.views.issue-details.issue-layout.issue-layout" class="issue ${layout}">
<div data-testid="issue.views.issue-details.issue-layout.${
    layout === 'compact' ? 'compact-layout' : 'container-left'
  }">
  <div id="jira-issue-header" data-testid="issue-view-sticky-header-container.sticky-header">
    ${breadcrumb(issue, origin)}
    <div class="header-actions">
      <button type="button" class="icon-button" aria-label="Watch options">◉</button>
      <button type="button" class="icon-button" aria-label="Actions">⋯</button>
      ${layout === 'full' ? '' : close}
    </div>
  </div>
  <div class="columns">
  <div class="content">
    <h1 data-testid="${BASE}.summary.heading">${issue.summary}</h1>
    <div class="actions"><button type="button">+ Add</button><button type="button">Link work item</button
      ></div>
    ${layout === 'compact' ? column : ''}
    <h2 data-testid="issue.views.issue-base.common.description.label">Description</h2>
    <div class="text">${
      issue.description.length > 0
        ? html`<p>${issue.description.join(' ')}</p>`
        : html`<p class="none">Add a description…</p>`
    }</div>
    ${
      children.length > 0
        ? html`<h2>${issue.type === 'Epic' ? 'Child work items' : 'Subtasks'}</h2><ul class="children"
          >${children.map(
            (child) => html`
    <li data-testid="issue-line-card.card-container">${typeIcon(child.type)}
      <a href="/browse/${child.key}" data-child="${child.key}"
        data-testid="issue.issue-view.views.common.issue-line-card.issue-line-card-view.key">${child.key}</a>
      <span data-testid="issue.issue-view.views.common.issue-line-card.issue-line-card-view.summary"
        >${child.summary}</span>
      ${lozenge(child.status)}</li>`,
          )}</ul>`
        : ''
    }
    <h2>Activity</h2>
    <div class="comment-box">${avatar('Service desk')}<textarea rows="1" aria-label="Add a comment"
      data-comment placeholder="Add a comment…"></textarea></div>
    <p class="hint">Pro tip: press <kbd>M</kbd> to comment</p>
    <ul class="comments">${issue.comments.map(
      (comment) => html`<li>${avatar(comment.by)}<div><b>${comment.by}</b> ${ago(comment.age)}
        <p>${comment.text}</p></div></li>`,
    )}</ul>
  </div>
  ${layout === 'compact' ? '' : column}
  </div>
</div></div>`;
}

const modal = (issue, options) => html`
<div class="atlaskit-portal" style="z-index: 510"><div class="blanket" data-close></div>
<div role="dialog" aria-modal="true" aria-label="${issue.key}" class="dialog" tabindex="-1"
  data-testid="issue.views.issue-details.issue-modal.modal-dialog">${issueView(issue, {
    layout: 'modal',
    ...options,
  })}</div>
</div>`;

const issuesOf = (project) => ISSUES.filter((issue) => issue.project === project && issue.key !== 'OPS-66');

function board(project) {
  const columns = [
    ['To do', 'new'],
    ['In progress', 'indeterminate'],
    ['Done', 'done'],
  ];
  const cards = issuesOf(project).filter((issue) => issue.type !== 'Epic');
  return html`<div class="toolbar"><input type="search" placeholder="Search board" aria-label="Search board">
<button type="button">Filter</button><span class="spacer"></span><span class="none">Group by: none</span></div
  >
<div class="board" data-testid="platform-board-kit.ui.board.scroll.board-scroll">${columns.map(
    ([name, category]) => {
      const own = cards.filter((issue) => STATUS_CATEGORY[issue.status] === category);
      return html`<section class="column" data-testid="board.content.cell">
  <h2 data-testid="board.content.cell.column-header.name">${name} <span>${own.length}</span></h2>
  ${own.map(
    (
      issue,
    ) => html`<div class="card" id="card-${issue.key}" tabindex="0" role="button" data-open="${issue.key}"
    data-testid="platform-board-kit.ui.card.card" aria-label="${issue.key} ${issue.summary}">
    <p>${issue.summary}</p>
    ${issue.parent ? html`<span class="epic">${issueByKey(issue.parent)?.summary.slice(0, 34)}</span>` : ''}
    <footer>${typeIcon(issue.type)}<a href="/browse/${issue.key}" tabindex="-1">${issue.key}</a>
      <span class="spacer"></span>${avatar(issue.assignee)}</footer>
  </div>`,
  )}</section>`;
    },
  )}</div>`;
}

function backlog(project, panel, details) {
  const cards = issuesOf(project).filter((issue) => issue.type !== 'Epic');
  const half = cards.filter((issue) => STATUS_CATEGORY[issue.status] !== 'new');
  const rest = cards.filter((issue) => STATUS_CATEGORY[issue.status] === 'new');
  const row = (issue) => html`
<div class="backlog-row ${issue.key === panel ? 'on' : ''}" id="row-${issue.key}" data-panel="${issue.key}"
  tabindex="0"
  role="button" data-testid="software-backlog.card-list.card.content-container.${issue.key}"
  aria-label="${issue.key} ${issue.summary}">
  ${typeIcon(issue.type)}
  <a href="/browse/${issue.key}" tabindex="-1" data-testid="software-backlog.card-list.card.card-contents.key"
    >${issue.key}</a>
  <span class="grow">${issue.summary}</span>${lozenge(issue.status)}${avatar(issue.assignee)}
</div>`;
  const open = panel ? issueByKey(panel) : undefined;
  return html`<div class="backlog" data-testid="software-backlog.backlog">
<div class="lists" data-testid="software-backlog.backlog-content.scrollable">
  <section><h2>This week <span>${half.length} work items</span></h2>${half.map(row)}</section>
  <section><h2>Backlog <span>${rest.length} work items</span></h2>${rest.map(row)}</section>
</div>
${
  open
    ? html`<aside class="panel" data-testid="software-backlog.detail-view.issue-wrapper.backlog-issue">
  ${issueView(open, { layout: 'compact', details, origin: `https://${HOSTS.cloud}` })}</aside>`
    : ''
}</div>`;
}

const table = (issues, attribute) => html`
<div class="table-wrap"><table>
<thead><tr><th>Work</th><th>Status</th><th>Assignee</th><th>Priority</th><th>Created</th></tr></thead>
<tbody>${issues.map(
  (issue) => html`<tr data-testid="native-issue-table.ui.issue-row">
  <td><div class="work">${typeIcon(issue.type)}
    <a href="/browse/${issue.key}"
      data-testid="native-issue-table.common.ui.issue-cells.issue-key.issue-key-cell"
      >${issue.key}</a>
    ${
      attribute === 'link'
        ? html`<a class="summary" href="${projectHome(issue.project)}/${issue.key}">${issue.summary}</a>`
        : html`<button type="button" class="summary" data-open="${issue.key}">${issue.summary}</button>`
    }</div></td>
  <td>${lozenge(issue.status)}</td><td>${avatar(issue.assignee)} ${issue.assignee}</td>
  <td>${issue.priority}</td><td>${ago(issue.age)}</td></tr>`,
)}</tbody></table></div>`;

const list = (
  project,
) => html`<div class="toolbar"><input type="search" placeholder="Search list" aria-label="Search list">
<button type="button">Filter</button></div>${table(issuesOf(project), 'open')}`;

const queue = (project) => html`<div class="toolbar"><h2>Open requests</h2><span class="spacer"></span>
<a href="/servicedesk/customer/portal/${PROJECTS[project].portal}/HR-12">View in portal</a></div>
${table(issuesOf(project), 'link')}`;

/** Knows one kind of query: a name, an equals sign and a quoted value. */
function search(jql) {
  const value = /"(.*)"/.exec(jql)?.[1];
  const found = ISSUES.filter((issue) => [...issue.labels, ...issue.components].includes(value));
  return html`<div class="toolbar"><h2>Search</h2><input type="search" value="${jql}" aria-label="Query"></div
    >
${table(found, 'open')}`;
}

const projectsTable = () => html`<div class="pad"><h1>Spaces</h1><div class="table-wrap"><table>
<thead><tr><th>Name</th><th>Key</th><th>Type</th><th>Lead</th></tr></thead><tbody>
${Object.entries(PROJECTS).map(
  ([key, project]) => html`<tr><td><a href="${projectHome(key)}">${project.name}</a></td><td>${key}</td>
  <td>${project.view}</td><td>${avatar(project.lead)} ${project.lead}</td></tr>`,
)}</tbody></table></div></div>`;

/** The landing page: a way to every interesting place of all four tools. */
function forYou() {
  const work = [
    'OPS-7',
    'OPS-21',
    'PAY-103',
    'PAY-101',
    'OPS-9',
    'LEG-3',
    'MKT-4',
    'FLEET-2',
    'OPS-13',
    'OPS-18',
  ];
  const serviceNow = `https://${HOSTS.serviceNow}`;
  const shell = `${serviceNow}/now/nav/ui/classic/params/target`;
  const target = (rec) => `${shell}/${encodeURIComponent(`${rec.table}.do?sys_id=${rec.sysId}`)}`;
  const [inc1, inc2] = RECORDS;
  const ritm = RECORDS.find((entry) => entry.table === 'sc_req_item');
  const portalTicket = `${serviceNow}/sp?id=ticket&table=${ritm.table}&sys_id=${ritm.sysId}`;
  const pages = PAGES.filter((entry) => ['48234497', '51380226', '52690961'].includes(entry.id));
  const tool = (href, name, label) =>
    html`<li><a href="${href}"><b>${name}</b><span>${label}</span></a></li>`;
  return html`<div class="for-you pad">
<h1>For you</h1>
<p class="none">${COMPANY.name} · what you worked on lately</p>
<div class="two">
<section><h2>Worked on</h2><ul class="work-list">${work.map((key) => {
    const issue = issueByKey(key);
    return html`<li>${typeIcon(issue.type)}<a href="/browse/${key}">${issue.summary}</a>
    <small>${key} · ${PROJECTS[issue.project].name}</small>${lozenge(issue.status)}</li>`;
  })}</ul>
  <h2>Boards and queues</h2><ul class="work-list">
    <li><a href="${projectHome('OPS')}">OPS board</a><small>Operations service desk</small></li>
    <li><a href="${projectHome('OPS')}/backlog">OPS backlog</a><small>Operations service desk</small></li>
    <li><a href="${projectHome('HR')}">Open requests</a><small>People service desk</small></li>
    <li><a href="${projectHome('PAY')}">PAY board</a><small>Invoice processing</small></li>
  </ul></section>
<section><h2>In other tools</h2><ul class="tools">
${tool(target(inc1), `ServiceNow · ${inc1.number}`, inc1.title)}
${tool(`${serviceNow}/now/sow/record/incident/${inc2.sysId}`, `Workspace · ${inc2.number}`, inc2.title)}
${tool(portalTicket, `Portal · ${ritm.number}`, ritm.title)}
${pages.map((entry) => tool(pagePath(entry), `Confluence · ${SPACES[entry.space].name}`, entry.title))}
${tool(`https://${HOSTS.jiraDc}/browse/WMS-3`, 'Jira (warehouse) · WMS-3', issueByKey('WMS-3').summary)}
${tool(`https://${HOSTS.wikiDc}/display/FIN/Closing+checklist`, 'Wiki · Finance', 'Closing checklist')}
</ul></section></div></div>`;
}

const pagePath = (entry) =>
  `/wiki/spaces/${entry.space}/pages/${entry.id}/${encodeURIComponent(entry.title).replaceAll('%20', '+')}`;

/** What a customer of the service desk sees: other markup, no issue header. */
const portal = (issue, number) => html`
<div class="portal"><header><a href="/servicedesk/customer/portal/${number}/${issue.key}"
  >${COMPANY.name} Help Center</a>
<span class="spacer"></span><button class="icon-button" aria-label="Switch colours" data-toggle-colours
  >◐</button></header>
<div class="portal-body"><nav aria-label="Breadcrumb"><a href="#">Help Center</a> / <a href="#"
  >People service desk</a> /
<span>${issue.key}</span></nav>
<h1>${issue.summary}</h1>
<div class="portal-columns"><section>
  <p class="none">Raised by ${issue.reporter} ${ago(issue.age)}</p>
  <div class="box"><h2>What you told us</h2><p>${issue.description.join(' ') || issue.summary}</p></div>
  <h2>Activity</h2><ul class="comments">${issue.comments.map(
    (comment) =>
      html`<li>${avatar(comment.by)}<div><b>${comment.by}</b> ${ago(comment.age)}<p>${comment.text}</p></div
        ></li>`,
  )}</ul><textarea rows="3" aria-label="Add a comment" placeholder="Add a comment…"></textarea></section>
<aside><h3>Status</h3>${lozenge(issue.status)}<h3>Request type</h3><p>${issue.requestType}</p>
<h3>Shared with</h3><p>${avatar(issue.reporter)} ${issue.reporter}</p></aside></div></div></div>`;

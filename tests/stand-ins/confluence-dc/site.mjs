import { DC_PAGES, HOSTS, SPACES } from '../company.mjs';
import { tinyCode } from '../confluence-cloud/site.mjs';
import { page as document, redirect } from '../document.mjs';
import { ago, html } from '../html.mjs';
import { answerConfluenceRest } from '../rest/confluence-rest.mjs';

/**
 * Confluence Data Center in the manner of 7.x and 8.x: full page loads, metas in the head, the breadcrumb and
 * labels of the saved real pages, and the embedded mini-view, a second Confluence document inside the page.
 *
 * @param {import('../document.mjs').SiteRequest} request
 * @returns {import('../document.mjs').SiteAnswer | undefined}
 */
export function answerConfluenceDc(request) {
  const { url } = request;
  const answer = answerConfluenceRest(request, { deployment: 'dc', pages: DC_PAGES });
  if (answer) return answer;
  if (url.pathname === '/') return redirect('/dashboard.action');
  if (url.pathname === '/dashboard.action') return dashboard(request);
  if (url.pathname === '/plugins/servlet/notifications-miniview') return miniview(request);
  const tiny = /^\/x\/([\w-]+)$/.exec(url.pathname)?.[1];
  const [, space, title] = /^\/display\/(\w+)(?:\/(.+))?$/.exec(url.pathname) ?? [];
  if (space && !title) return dashboard(request, space);
  const id = /^\/pages\/viewpage\.action$/.test(url.pathname)
    ? url.searchParams.get('pageId')
    : /^\/spaces\/\w+\/pages\/(\d+)/.exec(url.pathname)?.[1];
  const page = DC_PAGES.find(
    (entry) =>
      entry.id === id ||
      tinyCode(entry.id) === tiny ||
      (entry.space === space && entry.title === decodeURIComponent(title.replaceAll('+', ' '))),
  );
  return page ? pageView(request, page) : undefined;
}

const isPlain = (title) => /^[\w .-]+$/.test(title) && /\w$/.test(title);

const pathOf = (page) =>
  isPlain(page.title)
    ? `/display/${page.space}/${page.title.replaceAll(' ', '+')}`
    : `/pages/viewpage.action?pageId=${page.id}`;

const frame = (request, { metas = {}, title, main, space, head = '' }) =>
  document(request, {
    bodyAttributes: `id="com-atlassian-confluence" class="theme-default aui-layout aui-theme-default"`,
    title,
    metas: {
      'confluence-base-url': `https://${HOSTS.wikiDc}`,
      'ajs-context-path': '',
      'ajs-version-number': '8.5.14',
      'ajs-base-url': `https://${HOSTS.wikiDc}`,
      'ajs-remote-user': 'depot',
      ...metas,
    },
    head,
    style: 'confluence-dc/style.css',
    body: html`
<div id="page"><header id="header"><nav class="aui-header">
  <a id="logo" href="/dashboard.action"><b>▤</b> Halden Wiki</a>
  <a href="/display/FIN">Spaces</a><a href="#">People</a><a class="aui-button-primary" href="#">Create</a>
  <span class="spacer"></span><input id="quick-search-query" type="search" placeholder="Search"
    aria-label="Search">
  <button data-toggle-colours aria-label="Switch colours">◐</button></nav></header>
<div class="ia-splitter">${
      space
        ? html`<div class="ia-fixed-sidebar acs-side-bar"><a class="space-logo" data-key="${space}"
          href="/display/${space}"
    ><i></i>${SPACES[space].name}</a><h5>Page tree</h5><ul>${DC_PAGES.filter(
      (entry) => entry.space === space,
    ).map((entry) => html`<li><a href="${pathOf(entry)}">${entry.title}</a></li>`)}</ul></div>`
        : ''
    }<div id="main" class="aui-page-panel">${main}</div></div>
<footer id="footer">Powered by a stand-in for a collaboration tool · 8.5.14</footer></div>
<iframe class="miniview" title="Notifications" src="/plugins/servlet/notifications-miniview#notification"
  ></iframe>`,
  });

const pageMetas = (page) => ({
  'ajs-page-id': page.id,
  'ajs-latest-page-id': page.id,
  'ajs-content-type': 'page',
  'ajs-page-title': page.title,
  'ajs-latest-published-page-title': page.title,
  'ajs-space-key': page.space,
  'ajs-space-name': SPACES[page.space].name,
  'ajs-page-version': '14',
  ...(page.parent ? { 'ajs-parent-page-id': page.parent } : {}),
  'confluence-space-key': page.space,
  wikilink: `[${page.space}:${page.title}]`,
});

function pageView(request, page) {
  const parent = DC_PAGES.find((entry) => entry.id === page.parent);
  return frame(request, {
    title: `${page.title} - ${SPACES[page.space].name} - Halden Wiki`,
    metas: pageMetas(page),
    head: html`<link rel="canonical" href="https://${HOSTS.wikiDc}${pathOf(page)}">
<link rel="shortlink" href="https://${HOSTS.wikiDc}/x/${tinyCode(page.id)}">`,
    space: page.space,
    main: html`
<div id="main-header"><div id="navigation" class="content-navigation"><a id="editPageLink"
  href="/pages/editpage.action?pageId=${page.id}">Edit</a><a href="#">Save for later</a><a href="#">Watch</a
    ></div>
<ol id="breadcrumbs"><li><a href="/display/${page.space}">${SPACES[page.space].name}</a></li>${
      parent ? html`<li><a href="${pathOf(parent)}">${parent.title}</a></li>` : ''
    }</ol>
<div id="title-heading" class="pagetitle with-breadcrumbs"><h1 id="title-text"><a href="${pathOf(page)}"
  >${page.title}</a></h1></div></div>
<div id="content" class="page view"><div class="page-metadata"
  >Created by ${page.owner}, last changed ${ago(page.age)}</div>
<div id="main-content" class="wiki-content">${page.body.map((line) =>
      line.startsWith('## ') ? html`<h2>${line.slice(3)}</h2>` : html`<p>${line}</p>`,
    )}</div>
<div id="likes-and-labels-container"><div id="labels-section" class="pageSection group">
<div class="labels-section-content content-column" entityid="${page.id}" entitytype="page"><ul
  class="label-list">${
    page.labels.length > 0
      ? page.labels.map(
          (
            label,
            index,
          ) => html`<li class="aui-label" data-label-id="${98_000 + index}"><a class="aui-label-split-main"
  href="/label/${page.space}/${label}" rel="tag">${label}</a></li>`,
        )
      : html`<li class="no-labels-message">No labels</li>`
  }</ul></div></div></div>
<h2 id="comments-section-title">Comments</h2><textarea rows="2" aria-label="Write a comment"></textarea></div
  >`,
  });
}

const dashboard = (request, space) =>
  frame(request, {
    title: space ? `${SPACES[space]?.name} - Halden Wiki` : 'Dashboard - Halden Wiki',
    metas: { 'ajs-page-id': '', 'ajs-space-key': space ?? '' },
    space: space in SPACES ? space : undefined,
    main: html`<h1>${space ? SPACES[space]?.name : 'Dashboard'}</h1><h2>Recently updated</h2>
<ul>${DC_PAGES.map(
      (page) => html`<li><a href="${pathOf(page)}">${page.title}</a> <small
  >${ago(page.age)}</small></li>`,
    )}</ul>`,
  });

/** A frame with the same body id and metas as a page: whoever reads it takes it for one. */
const miniview = (request) =>
  document(request, {
    bodyAttributes: 'id="com-atlassian-confluence" class="theme-default mw-iframe"',
    title: 'Notifications',
    metas: { 'ajs-page-id': '77777777', 'ajs-space-key': 'HID', 'ajs-content-type': 'page' },
    style: 'confluence-dc/style.css',
    body: html`<p>You have no notifications.</p>`,
  });

import { PAGES, pageById, SPACES } from '../company.mjs';
import { ago, html, icon, raw } from '../html.mjs';

/**
 * Markup of the stand-in for Confluence Cloud, in the browser and on the server. No saved page of the real
 * tool was to be had: body id, title, renderer and the metas are what established extensions rely on.
 */

const PAGE_ICON = raw(icon('#579dff', 'M4 2h5l3 3v9H4z'));

/** @param {string} title */
const inAddress = (title) => encodeURIComponent(title).replaceAll('%20', '+');

/** @param {{ id: string, space: string, title: string, kind?: string, date?: string }} page */
export const pathOf = (page) =>
  page.kind === 'blog'
    ? `/wiki/spaces/${page.space}/blog/${page.date}/${page.id}/${inAddress(page.title)}`
    : `/wiki/spaces/${page.space}/pages/${page.id}/${inAddress(page.title)}`;

/** @param {URL} url @returns {{ view: string, space?: string, id?: string }} */
export function routeOf(url) {
  const path = url.pathname.replace(/\/$/, '');
  if (path === '/wiki' || path === '/wiki/home') return { view: 'home' };
  const [, space, rest = ''] = /^\/wiki\/spaces\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  if (!(space in SPACES)) return { view: 'missing' };
  if (rest === '' || rest === '/overview') return { view: 'overview', space };
  const [, mode, id] = /^\/(pages\/edit-v2|pages|blog\/\d+\/\d+\/\d+)\/(\d+)/.exec(rest) ?? [];
  if (!pageById(id)) return { view: 'missing' };
  return { view: mode === 'pages/edit-v2' ? 'edit' : 'page', space, id };
}

export function render(url) {
  const route = routeOf(url);
  const page = route.id ? pageById(route.id) : undefined;
  const space = route.space ? SPACES[route.space] : undefined;
  const views = {
    home,
    overview: () => overview(route.space),
    page: () => pageView(page),
    edit: () => editor(page),
    missing: () =>
      html`<div class="pad"><h1>Page not found</h1><p>It may have been moved or restricted.</p></div>`,
  };
  const titles = {
    home: 'Home - Confluence',
    overview: `${space?.name} - Overview - Confluence`,
    page: `${page?.title} - ${space?.name} - Confluence`,
    edit: `Edit - ${page?.title} - Confluence`,
    missing: 'Confluence',
  };
  return { route, page, main: views[route.view](), sidebar: sidebar(route), title: titles[route.view] };
}

export const frame = ({ main, sidebar: nav }) => html`
<div id="root"><div class="layout" data-testid="page-layout.root">
  <header data-testid="page-layout.top-nav">
    <div class="left"><button class="icon-button" aria-label="Collapse sidebar">☰</button>
      <a class="logo" href="/wiki/home"><span aria-hidden="true"></span>Confluence</a></div>
    <input id="search" type="search" placeholder="Search" aria-label="Search">
    <div class="right"><button class="primary" data-create>+ Create</button>
      <a href="/jira/for-you">Jira</a>
      <button class="icon-button" aria-label="Switch colours" data-toggle-colours>◐</button>
      <span class="avatar">SL</span></div>
  </header>
  <nav data-testid="page-layout.sidebar" aria-label="Sidebar">${nav}</nav>
  <main data-testid="grid-main-container" role="main" tabindex="-1">${main}</main>
</div></div>`;

function sidebar(route) {
  const link = (page, depth) => html`
<li style="padding-left:${depth * 16}px"><a href="${pathOf(page)}" class="${page.id === route.id ? 'on' : ''}"
  >
  <img src="${PAGE_ICON}" width="16" height="16" alt="">${page.title}</a></li>`;
  const inSpace = PAGES.filter((page) => page.space === route.space && page.kind !== 'blog');
  const tree = inSpace
    .filter((page) => !page.parent)
    .map((page) => [
      link(page, 0),
      inSpace.filter((child) => child.parent === page.id).map((child) => link(child, 1)),
    ]);
  return html`<h2>Spaces</h2><ul>${Object.entries(SPACES).map(
    ([key, space]) => html`<li><a href="/wiki/spaces/${key}/overview"
      class="${key === route.space && !route.id ? 'on' : ''}">
  <i style="background:${space.colour}"></i>${space.name}</a></li>`,
  )}</ul>${route.space ? html`<h2>Content</h2><ul>${tree}</ul>` : ''}`;
}

const ancestors = (page) => (page.parent ? [...ancestors(pageById(page.parent)), pageById(page.parent)] : []);

const body = (page) =>
  page.body.map((line) => (line.startsWith('## ') ? html`<h2>${line.slice(3)}</h2>` : html`<p>${line}</p>`));

const pageView = (page) => html`
<article class="page">
<div id="content-header-container">
  <nav aria-label="Breadcrumbs" data-testid="breadcrumbs"><a href="/wiki/spaces/${page.space}/overview"
    >${SPACES[page.space].name}</a>${ancestors(page).map(
      (above) => html` / <a href="${pathOf(above)}">${above.title}</a>`,
    )}</nav>
  <div class="buttons" data-test-id="content-buttons">
    <a class="button" id="editPageLink" href="/wiki/spaces/${page.space}/pages/edit-v2/${page.id}">Edit</a>
    <button type="button">Share</button><button type="button" aria-label="More actions">⋯</button></div>
</div>
<h1 id="title-text" data-testid="title-text">${page.title}</h1>
<p class="byline"><span class="avatar">${page.owner.slice(0, 2).toUpperCase()}</span>
  Owned by ${page.owner} · ${page.kind === 'blog' ? 'published' : 'updated'} ${ago(page.age)}</p>
<div class="ak-renderer-document" data-testid="renderer-document">${body(page)}</div>
<div id="labels-section" class="labels" data-testid="footer-labels">${
  page.labels.length > 0
    ? page.labels.map(
        (label) => html`<a class="tag" rel="tag" href="/wiki/label/${page.space}/${label}">${label}</a> `,
      )
    : html`<span class="none">Add labels</span>`
}</div>
<h2>Comments</h2><textarea rows="2" data-comment aria-label="Write a comment" placeholder="Write a comment…"
  ></textarea>
</article>`;

const editor = (page) => html`
<article class="page editing" data-testid="editor">
<div id="content-header-container"><span class="none">Draft saved</span><div class="buttons">
  <a class="button primary" id="publish-button" href="${pathOf(page)}">Update</a>
  <a class="button" href="${pathOf(page)}">Close</a></div></div>
<textarea class="title" aria-label="Title" data-testid="editor-title" rows="1">${page.title}</textarea>
<div class="ak-editor-content-area" contenteditable="true" role="textbox" aria-label="Main content"
  >${body(page)}</div>
</article>`;

const cards = (pages) =>
  html`<ul class="cards">${pages.map(
    (page) => html`<li><a href="${pathOf(page)}"><img src="${PAGE_ICON}" width="16" height="16" alt="">
  <b>${page.title}</b><span>${page.body[0]}</span><small>${page.owner} · ${ago(page.age)}</small></a></li>`,
  )}</ul>`;

const overview = (key) => html`<article class="page"><h1 id="title-text">${SPACES[key].name}</h1>
<p class="none">Everything the team writes down, newest first.</p
  >${cards(PAGES.filter((page) => page.space === key))}</article>`;

const home = () =>
  html`<article class="page"><h1>Home</h1><h2>Pick up where you left off</h2
    >${cards(PAGES.slice(0, 6))}</article>`;

import { COMPANY, recordBy } from '../company.mjs';
import { page, redirect } from '../document.mjs';
import { html, raw } from '../html.mjs';
import { article, form, isTable, list, navigator } from './classic.mjs';
import { portal, workspaceRoute } from './views.mjs';

/**
 * @param {import('../document.mjs').SiteRequest} request @returns {import('../document.mjs').SiteAnswer |
 * undefined}
 */
export function answerServiceNow(request) {
  const { url } = request;
  const { pathname } = url;
  if (pathname === '/') return redirect('/now/nav/ui/home');
  if (pathname.startsWith('/now/nav/ui/')) return shell(request, 'servicenow/polaris.mjs', 'ServiceNow');
  if (/^\/now\/(sow|workspace\/agent)(\/|$)/.test(pathname)) {
    const { records } = workspaceRoute(url);
    return shell(
      request,
      'servicenow/workspace.mjs',
      `${records.at(-1)?.number ?? 'Home'} | Service Operations Workspace`,
    );
  }
  if (/^\/(sp|esc|csp)\/?$/.test(pathname)) return portalPage(request);
  if (pathname === '/nav_to.do') return olderShell(request);
  if (pathname === '/navigator.do') return navigator(request);
  if (pathname === '/kb_view.do') {
    const record = recordBy(
      url.searchParams.get('sys_kb_id') ?? url.searchParams.get('sysparm_article') ?? '',
    );
    return record && article(request, record);
  }
  const [, name] = /^\/(\w+)\.do$/.exec(pathname) ?? [];
  if (isTable(name)) return form(request, name);
  const table = name?.replace(/_list$/, '');
  return isTable(table) ? list(request, table) : undefined;
}

const shell = (request, script, title) =>
  page(request, {
    htmlAttributes: 'dir="ltr" class="ltr"',
    colourAttribute: 'data-stand-in-colours',
    title,
    style: 'servicenow/shell.css',
    script,
    body: raw(`<macroponent-f51912f4c700201072b211d4d8c26010 component-id="f51912f4c700201072b211d4d8c26010"
  global-navigation-config="{}" style="display: block; height: 100vh"
  ></macroponent-f51912f4c700201072b211d4d8c26010>`),
  });

function portalPage(request) {
  const parts = portal(request.url);
  return page(request, {
    htmlAttributes: 'ng-app="sn.$sp" class="ng-scope"',
    colourAttribute: 'data-stand-in-colours',
    title: parts.title,
    style: 'servicenow/portal.css',
    script: 'servicenow/portal.mjs',
    body: html`<header class="sp-header"><a href="${request.url.pathname}">${COMPANY.name} Service Portal</a>
<span class="spacer"></span><button data-toggle-colours aria-label="Switch colours">◐</button></header>
<div class="sp-page-root page">${parts.main}</div>`,
  });
}

/** The shell before Polaris: both frames in the plain document; the address keeps the first target. */
function olderShell(request) {
  const target = decodeURIComponent(/[?&]uri=(.*)$/.exec(request.url.search)?.[1] ?? 'incident_list.do');
  return page(request, {
    htmlAttributes: 'data-doctype="true"',
    colourAttribute: 'data-stand-in-colours',
    title: 'ServiceNow',
    style: 'servicenow/classic.css',
    body: html`<div class="ui16"><header>${COMPANY.name}</header>
<iframe id="gsft_nav" name="gsft_nav" title="Navigator" src="/navigator.do"></iframe>
<iframe id="gsft_main" name="gsft_main" title="Main Content" src="/${target.replace(/^\//, '')}"></iframe
  ></div>`,
  });
}

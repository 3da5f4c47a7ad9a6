import { PROJECTS } from '../company.mjs';
import { page, redirect } from '../document.mjs';
import { hostileParts } from '../hostile.mjs';
import { html, raw } from '../html.mjs';
import { answerJiraRest } from '../rest/jira-rest.mjs';
import { frame, render, routeOf } from './views.mjs';

/** @param {import('../document.mjs').SiteRequest} request @returns {import('../document.mjs').SiteAnswer} */
export function answerJiraCloud(request) {
  const { url } = request;
  const answer = answerJiraRest(request, 'cloud');
  if (answer) return answer;
  if (url.pathname === '/' || url.pathname === '/jira') return redirect('/jira/for-you');
  const route = routeOf(url);
  const parts = render(url);
  const isPortal = route.view === 'portal';
  const hostile = hostileParts(url.searchParams.get('hostile'));
  return page(request, {
    status: route.view === 'missing' ? 404 : 200,
    htmlAttributes: 'data-theme="dark:dark light:light spacing:spacing typography:typography"',
    bodyAttributes: isPortal
      ? 'id="jira" class="customer-portal"'
      : 'id="jira" class="adg3" data-version="1001.0.0-SNAPSHOT" data-aui-version="6.0.5"',
    // The real server knows the title only for some routes; the client writes it later.
    title: parts.title,
    metas: {
      'ajs-cloud-id': 'b7a2c3d4-0000-4000-8000-5a1de0f8e16f',
      'ajs-cloud-name': 'haldenfreight',
      'ajs-context-path': '',
      'ajs-keyboard-shortcuts-enabled': 'true',
      'ghx-project-key': '',
      'spa-service-flags': JSON.stringify({ ssrRoute: route.view }),
    },
    // A text that looks like an issue key and is none, as on every real page.
    head: raw(`<script nonce="${request.nonce}">window.BUILD_KEY = 'MRJF-PROD-19497';</script>`),
    early: hostile.early,
    style: 'jira-cloud/style.css',
    script: isPortal ? undefined : 'jira-cloud/client.mjs',
    setup: { projects: Object.keys(PROJECTS) },
    body: html`<meta name="application-name" content="JIRA" data-name="jira" data-version="1001.0.0-SNAPSHOT">
${isPortal ? parts.main : frame(parts)}${hostile.body(request.nonce)}`,
  });
}

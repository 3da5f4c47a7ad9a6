import { PAGES } from '../company.mjs';
import { page as document, redirect } from '../document.mjs';
import { html } from '../html.mjs';
import { answerConfluenceRest } from '../rest/confluence-rest.mjs';
import { frame, pathOf, render } from './views.mjs';

/** @param {import('../document.mjs').SiteRequest} request @returns {import('../document.mjs').SiteAnswer} */
export function answerConfluenceCloud(request) {
  const { url } = request;
  const answer = answerConfluenceRest(request, { deployment: 'cloud', pages: PAGES });
  if (answer) return answer;
  const older = olderAddress(url);
  if (older) return redirect(pathOf(older));
  const parts = render(url);
  const { route, page } = parts;
  return document(request, {
    status: route.view === 'missing' ? 404 : 200,
    htmlAttributes: 'data-theme="dark:dark light:light spacing:spacing"',
    bodyAttributes: 'id="com-atlassian-confluence" class="theme-default aui-layout aui-theme-default"',
    title: parts.title,
    metas: {
      'ajs-context-path': '/wiki',
      'ajs-cloud-id': 'b7a2c3d4-0000-4000-8000-5a1de0f8e16f',
      'ajs-space-key': route.space ?? '',
      ...(page
        ? {
            'ajs-page-id': page.id,
            'ajs-page-title': page.title,
            'ajs-content-type': page.kind === 'blog' ? 'blogpost' : 'page',
            ...(page.parent ? { 'ajs-parent-page-id': page.parent } : {}),
          }
        : {}),
    },
    style: 'confluence-cloud/style.css',
    script: 'confluence-cloud/client.mjs',
    body: html`${frame(parts)}`,
  });
}

/** Tiny links and the addresses of older versions lead to the page's own one. */
function olderAddress(url) {
  const id = url.pathname === '/wiki/pages/viewpage.action' ? url.searchParams.get('pageId') : undefined;
  const tiny = /^\/wiki\/x\/([\w-]+)$/.exec(url.pathname)?.[1];
  const [, space, title] = /^\/wiki\/display\/(\w+)\/(.+)$/.exec(url.pathname) ?? [];
  return PAGES.find(
    (page) =>
      page.id === id ||
      tinyCode(page.id) === tiny ||
      (page.space === space && page.title === decodeURIComponent(title.replaceAll('+', ' '))),
  );
}

/** The little-endian page id in Confluence's own base 64, without the zeros at the end. */
export function tinyCode(id) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(id));
  return bytes
    .toString('base64')
    .replace(/[A=]+$/, '')
    .replaceAll('/', '-')
    .replaceAll('+', '_');
}

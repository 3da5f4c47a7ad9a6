import { html, raw } from './html.mjs';

/**
 * What a stand-in site is asked. `nonce` is for inline scripts, since the pages carry a content security
 * policy as the real tools do; `delays` are the milliseconds of a soft navigation until content, details
 * column and title follow.
 *
 * @typedef {{ url: URL, nonce: string, isSignedIn: boolean, rest: import('./rest/faults.mjs').RestControl,
 *   delays: { render: number, details: number, title: number } }} SiteRequest
 * @typedef {{ status?: number, type?: string, body?: string, headers?: Record<string, string> }} SiteAnswer
 */

/**
 * Follows the system's colours until the person chooses. Atlassian's pages carry the mode on the root element
 * as `data-color-mode`; ServiceNow has no such attribute, so its stand-in uses one that no real page has.
 */
const colourMode = (attribute) => `
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const mode = localStorage.getItem('colour-mode') ?? (dark.matches ? 'dark' : 'light');
    document.documentElement.setAttribute('${attribute}', mode);
  };
  dark.addEventListener('change', paint);
  paint();
  addEventListener('click', (event) => {
    if (!event.target.closest?.('[data-toggle-colours]')) return;
    const now = document.documentElement.getAttribute('${attribute}');
    localStorage.setItem('colour-mode', now === 'dark' ? 'light' : 'dark');
    paint();
  });
`;

/**
 * A whole page as an answer of a stand-in site.
 *
 * `htmlAttributes` and `bodyAttributes` are markup; `script` is a module of this folder; `early` runs before
 * everything else on the page; `setup` becomes `window.__standIn`, which the page's script reads.
 */
export function page(request, parts) {
  const { nonce } = request;
  const {
    htmlAttributes = '',
    bodyAttributes = '',
    title,
    metas = {},
    style,
    script,
    early,
    body,
    setup = {},
  } = parts;
  const { colourAttribute = 'data-color-mode' } = parts;
  const inline = (text) => raw(`<script nonce="${nonce}">${text}</script>`);
  const markup = html`<!DOCTYPE html>
<html lang="en" ${raw(htmlAttributes)} ${raw(colourAttribute)}="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${early ? inline(early) : ''}
${inline(colourMode(colourAttribute))}
<title>${title}</title>
<link rel="icon" href="data:,">
${Object.entries(metas).map(([name, content]) => html`<meta name="${name}" content="${content}">\n`)}
${parts.head}
<link rel="stylesheet" href="/__stand-in/${style}">
${inline(`window.__standIn = ${inScript({ delays: request.delays, ...setup })};`)}
${script ? raw(`<script type="module" nonce="${nonce}" src="/__stand-in/${script}"></script>`) : ''}
</head>
<body ${raw(bodyAttributes)}>
${body}
</body>
</html>`;
  return {
    status: parts.status ?? 200,
    body: markup.text,
    headers: {
      'content-security-policy':
        `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; ` +
        `img-src 'self' data:; frame-ancestors 'self'; object-src 'none'`,
    },
  };
}

/** JSON that cannot end the script it stands in. */
const inScript = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** @param {string} location */
export const redirect = (location) => ({ status: 302, headers: { location } });

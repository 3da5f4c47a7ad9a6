import { type Finding, finding, lastName, memberPath, type Source, walk } from '../source';

/** Ways to turn text into markup or code. Text is all we ever write: React text nodes and `textContent`. */
const MARKUP = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
  'DOMParser',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'srcdoc',
  'eval',
]);

/** No markup and no code from data, in any form of writing it (member, string key, JSX attribute). */
export function checkMarkup(source: Source): Finding[] {
  const findings: Finding[] = [];
  const add = (at: number, name: string) =>
    findings.push(
      finding(
        source,
        at,
        `uses ${name}: text from data must stay text; write a React child or set textContent.`,
      ),
    );
  walk(source.program, (node, ancestors) => {
    if (node.type === 'Identifier' && MARKUP.has(node.name)) add(node.start, node.name);
    else if (node.type === 'JSXIdentifier' && MARKUP.has(node.name)) add(node.start, node.name);
    else if (node.type === 'Literal' && typeof node.value === 'string' && MARKUP.has(node.value)) {
      add(node.start, node.value);
    } else if (node.type === 'MemberExpression') {
      const path = memberPath(node) ?? '';
      if (/(^|\.)document\.write(ln)?$/.test(path)) add(node.start, path);
    } else if (node.type === 'NewExpression' || node.type === 'CallExpression') {
      if (lastName(node.callee) === 'Function') add(node.start, 'Function');
      const timer = ['setTimeout', 'setInterval'].includes(lastName(node.callee) ?? '');
      const first = node.arguments[0];
      if (timer && first?.type === 'Literal' && typeof first.value === 'string')
        add(node.start, 'a timer on text');
    } else if (node.type === 'Identifier' && node.name === 'Function') {
      if (ancestors.at(-1)?.type === 'VariableDeclarator') add(node.start, 'Function');
    }
  });
  return findings;
}

/** A page can forge every window message; content code neither hears nor sends any. */
export function checkPageMessages(source: Source): Finding[] {
  const findings: Finding[] = [];
  const add = (at: number, what: string) =>
    findings.push(
      finding(
        source,
        at,
        `${what}: a page can forge and read window messages. Use lib/messaging/client to talk to the worker and the panel bridge between our own scripts.`,
      ),
    );
  walk(source.program, (node) => {
    if (node.type === 'CallExpression' && lastName(node.callee) === 'addEventListener') {
      const type = node.arguments[0];
      if (type?.type === 'Literal' && (type.value === 'message' || type.value === 'messageerror')) {
        add(node.start, 'listens to window messages');
      }
    } else if (node.type === 'AssignmentExpression' && lastName(node.left) === 'onmessage') {
      add(node.start, 'listens to window messages');
    } else if (node.type === 'Identifier' && node.name === 'postMessage') {
      add(node.start, 'posts a message to the page');
    } else if (node.type === 'Literal' && node.value === 'postMessage') {
      add(node.start, 'posts a message to the page');
    } else if (
      node.type === 'NewExpression' &&
      ['BroadcastChannel', 'MessageChannel', 'SharedWorker'].includes(lastName(node.callee) ?? '')
    ) {
      add(node.start, `opens a ${lastName(node.callee)}`);
    }
  });
  return findings;
}

/** Other extensions and web pages have nothing to say to this one. */
export function checkExternalMessages(source: Source): Finding[] {
  const findings: Finding[] = [];
  walk(source.program, (node) => {
    const name =
      node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : undefined;
    if (name === 'onMessageExternal' || name === 'onConnectExternal' || name === 'onUserScriptMessage') {
      const says = `uses ${name}: nothing outside this extension may send it a message; remove the listener.`;
      findings.push(finding(source, node.start, says));
    }
  });
  return findings;
}

/**
 * Where the network may be used at all: towards a team's server, and in the one reader of described same-origin
 * answers, which only works on hosts where the person allowed it. Both note each request for the person to see.
 */
export const NETWORK_ROOMS: readonly string[] = ['lib/sync/', 'entrypoints/collector/get-json.ts'];

const NETWORK = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'sendBeacon',
]);

/** Everything that could leave this device leaves it in one place. */
export function checkNetwork(source: Source): Finding[] {
  if (NETWORK_ROOMS.some((room) => source.path.startsWith(room))) return checkNoted(source);
  const findings: Finding[] = [];
  walk(source.program, (node) => {
    const callee =
      node.type === 'CallExpression' || node.type === 'NewExpression' ? lastName(node.callee) : undefined;
    const alias = node.type === 'VariableDeclarator' && node.init ? lastName(node.init) : undefined;
    const name = [callee, alias].find((one) => one !== undefined && NETWORK.has(one));
    if (name) {
      const says = `uses ${name}: only lib/sync may reach the network; matching and painting need none.`;
      findings.push(finding(source, node.start, says));
    }
  });
  return findings;
}

/** The two files that ask the network itself. Everything else takes its `fetch` from one of them. */
const NOTING = ['lib/sync/noted-fetch.ts', 'entrypoints/collector/get-json.ts'];

/** A request beside the noting ones would be missing from the list that the security page shows. */
function checkNoted(source: Source): Finding[] {
  if (NOTING.includes(source.path)) return [];
  const findings: Finding[] = [];
  walk(source.program, (node) => {
    const isBare =
      (node.type === 'CallExpression' || node.type === 'NewExpression') &&
      node.callee.type === 'Identifier' &&
      NETWORK.has(node.callee.name);
    if (isBare) {
      const says = 'asks the network past the list of requests; take fetch from notedFetch.';
      findings.push(finding(source, node.start, says));
    }
  });
  return findings;
}

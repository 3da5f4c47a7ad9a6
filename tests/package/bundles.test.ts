import { describe, expect, it } from 'vitest';
import { type Build, filesOf, PRODUCTION, readFile, zippedSize } from './builds';

/** Scripts that run in a host page. */
const CONTENT = ['detector.js', 'sidebar.js', 'panel.js', 'collector.js'];

/**
 * Addresses that appear in our bundles and are never asked for: names of formats and pages of explanation.
 */
const NAMED_HOSTS: readonly string[] = [
  'www.w3.org',
  'react.dev',
  // Explanations in messages of Dexie and WXT.
  'bit.ly',
  'github.com',
  'tinyurl.com',
  'wxt.dev',
  // The name of the dialect in which the shapes of records are written down.
  'json-schema.org',
  // Examples in sentences that ask for an address; nobody can own them (RFC 2606).
  'couch.example.com',
  'login.example.com',
  'packages.example.com',
];

const KILO = 1000;

/** Traces of a library that survive minification. */
/** Preact has this one too, so it finds both. */
const REACT = /Symbol\.for\(["'`]react\.(transitional\.)?element["'`]\)/;
const REACT_DOM = /Minified React error/;
const ZOD = /_zod\b|ZodError|\$ZodType/;

/** The polyfill wraps these events without listening to them; what counts is a listener. */
const HEARS_OTHERS = /on(?:Message|Connect)External\??\.addListener/;

/** Ways to run text as code, or code from elsewhere. */
function codeFromText(script: string): string[] {
  const ways: [string, RegExp][] = [
    ['eval', /(?<![\w$.])eval\s*\(/],
    ['indirect eval', /\(0\s*,\s*eval\)|\.eval\s*\(/],
    ['new Function', /new\s+Function\b/],
    ['Function from text', /(?<![\w$.]|new )Function\s*\(\s*["'`]/],
    ['importScripts', /importScripts\s*\(/],
    ['an import from elsewhere', /import\s*\(\s*["'`]https?:/],
    ['a script from elsewhere', /\.src\s*=\s*["'`]https?:/],
  ];
  return ways.filter(([, pattern]) => pattern.test(script)).map(([name]) => name);
}

/**
 * Talk with the page's window. React's own scheduler uses a channel of its own, which no page can reach;
 * WXT's wrapper of content scripts has an announcement, which does not count where the option that keeps it
 * silent is set.
 */
function pageTalk(script: string): string[] {
  const isSilent = /noScriptStartedPostMessage:\s*(?:!0|true)/.test(script);
  const own = script
    .replace(/\.port1\.onmessage\s*=/g, '')
    .replace(/\.postMessage\(null\)/g, '')
    .replace(isSilent ? /noScriptStartedPostMessage\s*\|\|\s*window\.postMessage\(/g : /$^/, '');
  const ways: [string, RegExp][] = [
    ['listens to messages', /addEventListener\(\s*["'`]message["'`]/],
    ['sets onmessage', /\bonmessage\s*=/],
    ['posts messages', /\bpostMessage\b/],
    ['asks for a password', /type:\s*["'`]password["'`]|type=["']password["']/],
    ['hears other extensions', HEARS_OTHERS],
  ];
  return ways.filter(([, pattern]) => pattern.test(own)).map(([name]) => name);
}

/** Hosts of all absolute addresses in a file. */
function hostsIn(text: string): string[] {
  const found = [...text.matchAll(/\b(?:https?|wss?):\/\/([a-z0-9][a-z0-9.-]*\.[a-z]{2,}|localhost)/gi)];
  return [...new Set(found.map((match) => (match[1] ?? '').toLowerCase()))].sort();
}

function scriptsOf(build: Build): string[] {
  return filesOf(build).filter((path) => path.endsWith('.js'));
}

describe.each(PRODUCTION)('the bundles of %s', (build) => {
  it('threat 38: run no text as code and load none from elsewhere', () => {
    expect(scriptsOf(build).length).toBeGreaterThan(4);
    const found = scriptsOf(build).flatMap((path) =>
      codeFromText(readFile(build, path)).map((way) => `${path}: ${way}`),
    );
    expect(found).toEqual([]);
  });

  it('threat 38, US-9.5: name no host besides the known ones', () => {
    const found = filesOf(build)
      .filter((path) => /\.(js|html|css)$/.test(path))
      .flatMap((path) => hostsIn(readFile(build, path)).map((host) => ({ path, host })))
      .filter(({ host }) => !NAMED_HOSTS.includes(host));
    expect(found).toEqual([]);
  });

  it('threats 1, 3, 9: neither hear nor address the page, and ask for no password', () => {
    const found = CONTENT.flatMap((path) => pageTalk(readFile(build, path)).map((way) => `${path}: ${way}`));
    expect(found).toEqual([]);
  });

  it('threat 18: hear no other extension', () => {
    const found = scriptsOf(build).filter((path) => HEARS_OTHERS.test(readFile(build, path)));
    expect(found).toEqual([]);
  });

  it('have a detector of at most 15 kB without React and without zod', () => {
    const detector = readFile(build, 'detector.js');
    expect(zippedSize(build, 'detector.js')).toBeLessThanOrEqual(15 * KILO);
    expect({ react: REACT.test(detector), zod: ZOD.test(detector) }).toEqual({ react: false, zod: false });
    // The same marks are found where the libraries are, so their absence means something.
    const all = scriptsOf(build).map((path) => readFile(build, path));
    expect({ react: all.some((one) => REACT.test(one)), zod: all.some((one) => ZOD.test(one)) }).toEqual({
      react: true,
      zod: true,
    });
  });

  it('US-1.7: have one small script in the page that can ask a host for anything', () => {
    const asks = CONTENT.filter((path) => /\bfetch\s*\(|XMLHttpRequest/.test(readFile(build, path)));
    expect(asks).toEqual(['collector.js']);
    expect(zippedSize(build, 'collector.js')).toBeLessThanOrEqual(12 * KILO);
    expect(ZOD.test(readFile(build, 'collector.js'))).toBe(false);
  });

  it('have a sidebar of at most 92 kB, tab and opened panel together, with its styles inside', () => {
    const [tab, panel] = [zippedSize(build, 'sidebar.js'), zippedSize(build, 'panel.js')];
    expect(tab + panel).toBeLessThanOrEqual(92 * KILO);
    // What stands at the edge of every linked page, until somebody opens it.
    expect(tab).toBeLessThanOrEqual(20 * KILO);
    expect(filesOf(build).filter((path) => /sidebar.*\.css$/.test(path))).toEqual([]);
  });

  it("have a panel without React itself, which alone would be two thirds of the sidebar's size", () => {
    const carriers = scriptsOf(build).filter((path) => REACT_DOM.test(readFile(build, path)));
    // Found in the extension's own pages, so its absence means something.
    expect(carriers.some((path) => path.startsWith('chunks/'))).toBe(true);
    expect(carriers.filter((path) => CONTENT.includes(path))).toEqual([]);
  });

  it('hold no map of the source and no file of the system', () => {
    expect(filesOf(build).filter((path) => /\.map$|\.DS_Store|Thumbs\.db/.test(path))).toEqual([]);
  });
});

describe('the checks of bundles', () => {
  it.each([
    ['eval', 'x=eval(y)'],
    ['indirect eval', '(0,eval)(y)'],
    ['new Function', 'new Function("x")'],
    ['Function from text', 'Function("return this")()'],
    ['importScripts', 'importScripts("x.js")'],
    ['an import from elsewhere', 'import("https://a.example/x.js")'],
    ['a script from elsewhere', 's.src="https://a.example/x.js"'],
  ])('find %s', (name, script) => expect(codeFromText(script)).toEqual([name]));

  it.each([
    ['listens to messages', 'window.addEventListener("message",f)'],
    ['sets onmessage', 'self.onmessage=f'],
    ['posts messages', 'window.postMessage({type:"start"},"*")'],
    ['asks for a password', 'e("input",{type:"password"})'],
    ['hears other extensions', 'b.runtime.onMessageExternal.addListener(f)'],
  ])('find what %s', (name, script) => expect(pageTalk(script)).toEqual([name]));

  it('find hosts, and pass over relative addresses', () => {
    expect(hostsIn('"https://CDN.example.com/x" "/a.js" "wss://b.example"')).toEqual([
      'b.example',
      'cdn.example.com',
    ]);
  });

  it('know the channel of React itself and a silenced announcement', () => {
    const announcement = 'this.options?.noScriptStartedPostMessage||window.postMessage({type:t},"*")';
    expect(pageTalk('c.port1.onmessage=f;p.postMessage(null)')).toEqual([]);
    expect(pageTalk(announcement)).toEqual(['posts messages']);
    expect(pageTalk(`${announcement};d({noScriptStartedPostMessage:!0})`)).toEqual([]);
  });
});

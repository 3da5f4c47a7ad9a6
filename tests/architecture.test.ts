// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are source code in strings.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROTOCOL } from '@/lib/messaging/protocol';
import {
  type Catalogue,
  checkCatalogues,
  checkUnusedIds,
  checkUsedIds,
  DYNAMIC_IDS,
  mergeAreas,
} from './rules/checks/catalogue';
import {
  checkExternalMessages,
  checkMarkup,
  checkNetwork,
  checkPageMessages,
} from './rules/checks/forbidden';
import {
  checkCycles,
  checkImports,
  checkOwners,
  importsOf,
  importsOfPage,
  importsOfStyles,
  readImportTable,
} from './rules/checks/imports';
import { adapterExports, checkAdapters, checkProtocolSource, checkSenders } from './rules/checks/registries';
import { checkTraces, isOurText } from './rules/checks/repository';
import { checkModuleState } from './rules/checks/state';
import { checkInlineStyles, checkStyles } from './rules/checks/styles';
import { checkPageWords, checkWords } from './rules/checks/words';
import { type Finding, listFiles, parseSource, ROOT, readSources, readText, report } from './rules/source';

/*
 * The architecture as a test. Every check runs over the repository, and over a small sample that it must
 * catch: a check that finds nothing anywhere proves nothing.
 */

const FOLDERS = ['entrypoints', 'components', 'lib'];
const sources = readSources(FOLDERS);
const files = FOLDERS.flatMap((folder) => listFiles(folder));
const styles = files.filter((path) => path.endsWith('.css'));
const pages = files.filter((path) => path.endsWith('.html'));
const exists = (path: string) => existsSync(join(ROOT, path)) && /\.[a-z]+$/.test(path);

const rooms = readImportTable(readText('lib/README.md'));
const importers = [
  ...sources.map(importsOf),
  ...styles.map((path) => importsOfStyles(path, readText(path))),
  ...pages.map((path) => importsOfPage(path, readText(path))),
];

const areas: Record<string, Catalogue> = Object.fromEntries(
  listFiles('lib/i18n/messages')
    .filter((path) => path.endsWith('.json'))
    .map((path) => [path, JSON.parse(readText(path))]),
);
const { catalogues, findings: doubles } = mergeAreas(areas);
const english = catalogues.en ?? {};

/** The English sentences of some areas: a surface ships only its own. */
function areasOf(...names: string[]): Catalogue {
  return Object.assign({}, ...names.map((name) => areas[`lib/i18n/messages/${name}.en.json`]));
}
/** The sentences that a file's surface ships; shared components may show only what every surface has. */
function catalogueFor(path: string): Catalogue {
  if (/^(components|entrypoints)\/sidebar/.test(path)) return areasOf('domain', 'problems', 'sidebar');
  if (path.startsWith('components/ui/')) return areasOf('domain', 'problems');
  return areasOf('domain', 'problems', 'metrics', 'pages', 'initiative', 'privacy');
}

/** Code that runs in a host page. */
const isContentCode = (path: string) =>
  /^(entrypoints\/(detector|sidebar)|components\/(sidebar|ui)|lib\/messaging|lib\/tools)\b/.test(path);
/** Code that runs in the worker and may be stopped between any two events. */
const isWorkerCode = (path: string) => /^(entrypoints\/background|lib\/(store|sync))\b/.test(path);

function expectNothing(findings: readonly Finding[]) {
  expect(report(findings)).toBe('');
}

/** What a check says about a few lines of code in a file of the given name. */
function says(
  check: (source: ReturnType<typeof parseSource>) => Finding[],
  code: string,
  path = 'lib/x/sample.tsx',
) {
  return check(parseSource(path, code)).map((one) => one.says);
}

describe('imports follow the table of lib/README.md', () => {
  const sample = (path: string, code: string) =>
    checkImports([importsOf(parseSource(path, code))], rooms, exists);

  it('in every file', () => {
    expect(sources.length).toBeGreaterThan(20);
    expectNothing(checkImports(importers, rooms, exists));
  });

  it('which names the rooms that exist', () => {
    expect(rooms.map((room) => room.name)).toEqual(
      expect.arrayContaining(['lib/domain', 'lib/store', 'components/sidebar', 'entrypoints/background']),
    );
    expect(() => readImportTable('# No table')).toThrow('Import table');
    expect(() => readImportTable('## Import table\n| a | b |\n|---|---|\n| lib | x |')).toThrow(
      'cannot read the row',
    );
  });

  it.each([
    [
      'a room that is not in the row',
      'components/sidebar/a.tsx',
      "import { db } from '@/lib/store/database'",
    ],
    ['the same by a type', 'components/sidebar/a.tsx', "import type { Db } from '@/lib/store/database'"],
    ['the same by a relative path', 'components/sidebar/a.tsx', "import '../../lib/store/database'"],
    ['the same at run time', 'components/sidebar/a.tsx', "const x = import('@/lib/store/database')"],
    ['the same by a type expression', 'lib/domain/a.ts', "type X = import('@/lib/store/database').Db"],
    ['the same by a re-export', 'lib/domain/a.ts', "export * from '@/lib/messaging/panel'"],
    [
      'code of a room that gives only types',
      'components/sidebar/a.tsx',
      "import { Day } from '@/lib/domain/primitives'",
    ],
    ['a package that is not in the row', 'lib/domain/a.ts', "import Dexie from 'dexie'"],
    ['a file that is not there', 'lib/domain/a.ts', "import './nowhere'"],
    ['something only known at run time', 'lib/domain/a.ts', 'const x = (name: string) => import(name)'],
    ['a pattern of files', 'lib/i18n/a.ts', "const x = import.meta.glob('./messages/*.json')"],
    ['anything from a file outside the rooms', 'lib/helpers/a.ts', 'export const x = 1'],
  ])('and refuse %s', (_name, path, code) => {
    expect(sample(path, code)).toHaveLength(1);
  });

  it('and allow what the row allows', () => {
    expect(sample('components/sidebar/a.tsx', "import type { Day } from '@/lib/domain/primitives'")).toEqual(
      [],
    );
    expect(sample('components/sidebar/a.tsx', "import { send } from '@/lib/messaging/client'")).toEqual([]);
    expect(sample('lib/domain/a.ts', "import * as z from 'zod/mini'")).toEqual([]);
  });

  it('also in style sheets and pages', () => {
    const sheet = importsOfStyles('lib/domain/a.css', "@import '../../components/ui/tokens.css';");
    const page = (address: string) =>
      importsOfPage('entrypoints/popup/a.html', `<script type="module" src="${address}"></script>`);
    expect(checkImports([sheet], rooms, exists)).toHaveLength(1);
    expect(checkImports([page('https://cdn.example/x.js')], rooms, exists)).toHaveLength(1);
    expect(checkImports([page('/nowhere.svg')], rooms, exists)).toHaveLength(1);
    expect(checkImports([page('./main.tsx')], rooms, exists)).toEqual([]);
  });
});

describe('imports never run in a circle', () => {
  it('in the repository', () => expectNothing(checkCycles(importers, exists)));

  it('and a circle of types is one', () => {
    const circle = [
      importsOf(parseSource('lib/domain/a.ts', "import type { B } from './b'")),
      importsOf(parseSource('lib/domain/b.ts', "export { A } from './c'")),
      importsOf(parseSource('lib/domain/c.ts', "import { a } from './a'")),
    ];
    const there = (path: string) => circle.some((one) => one.path === path);
    expect(checkCycles(circle, there)[0]?.says).toContain(
      'lib/domain/a.ts -> lib/domain/b.ts -> lib/domain/c.ts',
    );
  });
});

describe('an interface that one room owns is used in that room alone', () => {
  it('in the repository', () => expectNothing(checkOwners(sources, rooms)));

  it.each([
    ['browser.storage.local.get()', 'components/popup/a.tsx'],
    ['chrome.storage.session.set({})', 'entrypoints/background/a.ts'],
    ['browser.runtime.sendMessage({})', 'components/sidebar/a.tsx'],
    ['browser.runtime.onMessage.addListener(f)', 'entrypoints/background/a.ts'],
    ['const area = browser.storage', 'lib/store/a.ts'],
    ["indexedDB.open('x')", 'components/pages/a.tsx'],
    ['browser.scripting.executeScript({})', 'lib/messaging/a.ts'],
    ['nativeApi().storage.local.get()', 'entrypoints/detector/a.ts'],
    ['const { runtime } = nativeApi(); runtime.onMessage.addListener(f)', 'entrypoints/detector/a.ts'],
    ['globalThis.chrome.runtime.sendMessage({})', 'components/sidebar/a.tsx'],
  ])('and %s elsewhere is refused', (code, path) => {
    expect(says((source) => checkOwners([source], rooms), code, path)).toHaveLength(1);
  });

  it('and the owner may use it', () => {
    const check = (source: ReturnType<typeof parseSource>) => checkOwners([source], rooms);
    expect(says(check, 'browser.storage.local.get()', 'lib/settings/a.ts')).toEqual([]);
  });
});

describe('the worker keeps nothing in variables', () => {
  it('in background, store and sync', () => {
    const worker = sources.filter(({ path }) => isWorkerCode(path));
    expect(worker.length).toBeGreaterThan(3);
    expectNothing(worker.flatMap(checkModuleState));
  });

  it.each([
    ['let', 'let last = 0; export const f = () => ++last'],
    ['var', 'export var last: number'],
    ['a map to be filled', 'const seen = new Map<string, number>()'],
    ['an exported set', 'export const seen = new Set()'],
    ['an empty list', 'const queue: string[] = []'],
    [
      'an object that is changed',
      'const state = { open: false }; export const f = () => { state.open = true }',
    ],
    ['a list that is changed', "const names = ['a']; export const f = (x: string) => names.push(x)"],
    [
      'an entry that is removed',
      'const table = { a: 1 } as Record<string, number>; export const f = () => delete table.a',
    ],
    ['a static field', 'export class Session { static current = 1 }'],
    ['the global object', 'export const f = () => { (globalThis as never as { x: number }).x = 1 }'],
  ])('and is refused %s', (_name, code) => {
    expect(says(checkModuleState, code)).toHaveLength(1);
  });

  it('and may have tables of facts', () => {
    const code =
      "const ROWS = { a: 1, b: 2 } as const; const ALL = new Set(['a']); export const f = () => ALL.has('a')";
    expect(says(checkModuleState, code)).toEqual([]);
  });
});

describe('every adapter is registered and tried', () => {
  const hasFixtures = (adapterFile: string) => {
    const tool = adapterFile.replace(/^lib\/tools\//, '').replace(/(\/.*)?(\.ts)?$/, '');
    return listFiles('tests/fixtures').some(
      (path) => path.startsWith(`tests/fixtures/pages/${tool}`) || fixtureText(path).includes(`"${tool}"`),
    );
  };
  const fixtureText = (path: string) => (path.endsWith('.json') ? readText(path) : '');
  const tools = sources.filter(({ path }) => path.startsWith('lib/tools/'));

  it('in the repository', () => {
    expect(tools.flatMap(adapterExports).length).toBeGreaterThanOrEqual(3);
    expectNothing(checkAdapters(tools, 'lib/tools/index.ts', hasFixtures));
  });

  it('and one that is not is named', () => {
    const adapter = parseSource('lib/tools/trello.ts', 'export const trello: ToolAdapter = make()');
    const other = parseSource('lib/tools/asana.ts', 'export const asana = {} satisfies ToolAdapter');
    const index = parseSource(
      'lib/tools/index.ts',
      "import { trello } from './trello'; export const TOOLS = []",
    );
    const found = checkAdapters(
      [adapter, other, index],
      'lib/tools/index.ts',
      (path) => path !== adapter.path,
    );
    expect(found.map((one) => one.says)).toEqual([
      expect.stringContaining('"trello": add it to'),
      expect.stringContaining('no fixtures'),
      expect.stringContaining('"asana": add it to'),
    ]);
  });
});

describe('every message says who may send it', () => {
  it('in the protocol', () => {
    expect(Object.keys(PROTOCOL).length).toBeGreaterThan(5);
    expectNothing(checkSenders(PROTOCOL));
    const files = sources.filter((source) => source.path.startsWith('lib/messaging/messages/'));
    expect(files.length).toBeGreaterThan(5);
    expectNothing(files.flatMap(checkProtocolSource));
  });

  it('and one that does not is named', () => {
    const wrong = { a: { from: [] }, b: {}, c: { from: ['anyone'] }, d: { from: ['frame'] } };
    expect(checkSenders(wrong)).toHaveLength(4);
    const source =
      'export const SOME_MESSAGES = { a: message<X>()([], input), b: { input }, c: message<X>()(["page"], input) }';
    expect(says(checkProtocolSource, source)).toHaveLength(2);
  });
});

describe('text from data stays text', () => {
  it('in every file', () => expectNothing(sources.flatMap(checkMarkup)));

  it.each([
    'node.innerHTML = text',
    'node["outerHTML"] = text',
    'node.insertAdjacentHTML("beforeend", text)',
    'const x = <p dangerouslySetInnerHTML={{ __html: text }} />',
    'new DOMParser().parseFromString(text, "text/html")',
    'document.write(text)',
    'window.document.writeln(text)',
    'eval(text)',
    'new Function(text)',
    'Function(text)()',
    'const make = Function',
    'setTimeout("alert(1)", 10)',
    'range.createContextualFragment(text)',
    'const x = <iframe srcdoc={text} />',
  ])('and %s is refused', (code) => expect(says(checkMarkup, code).length).toBeGreaterThan(0));
});

describe('content code neither hears nor sends window messages', () => {
  it('in detector, sidebar, messaging and tools', () => {
    const content = sources.filter(({ path }) => isContentCode(path));
    expect(content.length).toBeGreaterThan(5);
    expectNothing(content.flatMap(checkPageMessages));
  });

  it.each([
    'window.addEventListener("message", f)',
    'addEventListener("message", f)',
    'window.onmessage = f',
    'window.parent.postMessage({}, "*")',
    'self["postMessage"]({})',
    'new BroadcastChannel("x")',
    'new MessageChannel()',
  ])('and %s is refused', (code) => expect(says(checkPageMessages, code)).toHaveLength(1));
});

describe('nothing outside the extension may send it a message', () => {
  it('in every file', () => expectNothing(sources.flatMap(checkExternalMessages)));

  it.each([
    'browser.runtime.onMessageExternal.addListener(f)',
    'chrome.runtime["onConnectExternal"].addListener(f)',
  ])('and %s is refused', (code) => expect(says(checkExternalMessages, code)).toHaveLength(1));
});

describe('the network has one door', () => {
  it('in every file', () => expectNothing(sources.flatMap(checkNetwork)));

  it.each([
    'fetch("https://a.example")',
    'globalThis.fetch(url)',
    'const get = window.fetch',
    'new XMLHttpRequest()',
    'new WebSocket(url)',
    'navigator.sendBeacon(url)',
  ])('and %s is refused', (code) => expect(says(checkNetwork, code)).toHaveLength(1));

  it('which is lib/sync, where every request is noted for the person to see', () => {
    expect(says(checkNetwork, 'fetch(url)', 'lib/sync/noted-fetch.ts')).toEqual([]);
    expect(says(checkNetwork, 'options.fetch(url)', 'lib/sync/couchdb/http.ts')).toEqual([]);
    expect(says(checkNetwork, 'fetch(url)', 'lib/sync/couchdb/http.ts')).toHaveLength(1);
  });
});

describe('layout mirrors by itself', () => {
  it('in every style sheet and component', () => {
    expect(styles.length).toBeGreaterThan(0);
    expectNothing(styles.flatMap((path) => checkStyles(path, readText(path))));
    expectNothing(sources.flatMap(checkInlineStyles));
  });

  it.each([
    'margin-left: 1em',
    'padding-right: 0',
    'border-left: 1px solid',
    'border-top-left-radius: 1em',
    'left: 0',
    'right: auto',
    'text-align: left',
    'float: right',
    'margin: 0 1em 0 2em',
    'inset: 0 0 0 auto',
    'scroll-margin-left: 2px',
  ])('and "%s" is refused', (declaration) => {
    expect(checkStyles('a.css', `.a { ${declaration}; }`)).toHaveLength(1);
  });

  it('and logical, symmetric or explained declarations are fine', () => {
    const fine = `.a { margin-inline-start: 1em; margin: 0 1em 0 1em; inset: 0 calc(1em + 2px) 0 calc(1em + 2px); }
      .b { /* physical: the person chose this side of the screen */ right: 0; }`;
    expect(checkStyles('a.css', fine)).toEqual([]);
    const rule = '/* physical: the person chose this side of the screen */ .b { right: 0; border-left: 0; }';
    expect(checkStyles('a.css', rule)).toEqual([]);
    expect(checkStyles('a.css', '.b { /* physical: */ right: 0; }')).toHaveLength(1);
  });

  it('also in style attributes', () => {
    expect(
      says(checkInlineStyles, 'const x = <p style={{ marginLeft: 1, textAlign: "right" }} />'),
    ).toHaveLength(2);
    expect(says(checkInlineStyles, 'const x = <p style={{ inlineSize: 1 }} />')).toEqual([]);
  });
});

describe('words come from the catalogue', () => {
  it('in every component and page', () => {
    expectNothing(sources.flatMap(checkWords));
    expectNothing(pages.flatMap((path) => checkPageWords(path, readText(path))));
  });

  it.each([
    'const x = <p>Nothing linked</p>',
    'const x = <p>{"Nothing linked"}</p>',
    'const x = <p>{open ? "Close" : t("open")}</p>',
    'const x = <p>{`${n} values`}</p>',
    'const x = <p>{n + " values"}</p>',
    'const x = <button aria-label="Close" />',
    'const x = <button title={"Close"} />',
    'const x = <input placeholder={`Value of ${name}`} />',
    'const x = <img alt="A chart" />',
    'button.textContent = "Close"',
    'document.title = `Options of ${name}`',
  ])('and %s is refused', (code) => expect(says(checkWords, code)).toHaveLength(1));

  it('and names, signs and attributes for machines are fine', () => {
    const code =
      'const x = <p className="a b" data-state="open">Pilotlight · {n} % × {t("close")} <i>·</i></p>';
    expect(says(checkWords, code.replace('Pilotlight · ', ''))).toEqual([]);
    expect(says(checkWords, 'const x = <h1>Pilotlight</h1>')).toEqual([]);
  });

  it('also in HTML pages', () => {
    expect(
      checkPageWords('a.html', '<title>Options</title>\n<body><div id="root"></div></body>'),
    ).toHaveLength(1);
    expect(checkPageWords('a.html', '<title>Pilotlight</title><body><!-- why --></body>')).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('has every sentence in every language, with the same values', () => {
    expect(Object.keys(catalogues)).toEqual(expect.arrayContaining(['en', 'de']));
    expect(Object.keys(english).length).toBeGreaterThan(20);
    expectNothing(checkCatalogues(catalogues));
    expectNothing(doubles);
  });

  it('has every sentence that the code shows', () => {
    expectNothing(sources.flatMap((source) => checkUsedIds(source, catalogueFor(source.path))));
  });

  it('has no sentence that nothing shows', () => {
    expectNothing(checkUnusedIds(sources, english));
  });

  it.each([
    ['a missing sentence', { en: { a: 'A' }, de: {} }],
    ['a sentence without English', { en: {}, de: { a: 'A' } }],
    ['an empty sentence', { en: { a: 'A' }, de: { a: ' ' } }],
    ['another value', { en: { a: 'Hi {name}' }, de: { a: 'Hallo {nome}' } }],
    [
      'a value inside a plural',
      { en: { a: '{n, plural, other {# of {all}}}' }, de: { a: '{n, plural, other {#}}' } },
    ],
    ['a lost plural', { en: { a: '{n, plural, one {#} other {#}}' }, de: { a: '{n}' } }],
  ] as [string, Record<string, Catalogue>][])('would not pass with %s', (_name, wrong) => {
    expect(checkCatalogues(wrong)).toHaveLength(1);
  });

  it('may have other plural forms and choices in another language', () => {
    const forms = {
      en: { a: '{n, plural, one {#} other {#}}', b: '{k, select, x {1} other {2}}' },
      de: { a: '{n, plural, other {#}}', b: '{k, select, y {1} other {2}}' },
    };
    expect(checkCatalogues(forms)).toEqual([]);
  });

  it.each([
    ['an unknown id', 't("nowhere")'],
    ['an unknown id of a sentence with names', 'const x = <Sentence id="nowhere" values={{}} />'],
    ['a sentence with names without one of them', 'const x = <Sentence id="greeting" values={{ nome }} />'],
    ['an unknown id in a condition', 't(open ? "a" : "nowhere")'],
    ['a value that is not given', 't("greeting")'],
    ['another value than the sentence has', 'text.t("greeting", { nome: x })'],
    ['an id of an unlisted shape', 't(`a.${code}`)'],
    ['an id that begins with data', 't(`${code}.title`)'],
    ['an id of a shape without sentences', 't(`gone.${code}`)'],
  ])('would not pass code with %s', (_name, code) => {
    const check = (source: ReturnType<typeof parseSource>) =>
      checkUsedIds(source, { a: 'A', greeting: 'Hi {name}', 'a.b': 'B' }, ['gone.*']);
    expect(says(check, code)).toHaveLength(1);
  });

  it('would not pass with a sentence or a shape that nothing uses', () => {
    const code = parseSource('components/a.tsx', 't("a"); t(`state.${s}.title`); const IDS = ["b"]');
    const catalogue = { a: 'A', b: 'B', c: 'C', 'state.x.title': 'X', 'state.x.text': 'Y' };
    expect(checkUnusedIds([code], catalogue, ['state.*.title', 'dead.*']).map((one) => one.says)).toEqual([
      expect.stringContaining('"c" is shown nowhere'),
      expect.stringContaining('"state.x.text" is shown nowhere'),
      expect.stringContaining('"dead.*"'),
    ]);
  });

  it('would not pass with one id in two files', () => {
    const files = { 'lib/i18n/messages/a.en.json': { x: 'X' }, 'lib/i18n/messages/b.en.json': { x: 'Y' } };
    expect(mergeAreas(files).findings).toHaveLength(1);
  });

  it('lists each shape once', () => expect(new Set(DYNAMIC_IDS).size).toBe(DYNAMIC_IDS.length));
});

describe('the repository tells nothing about where it was made', () => {
  it('in any file', () => {
    const ours = listFiles('.').filter(isOurText);
    expect(ours).toContain('package.json');
    expectNothing(ours.flatMap((path) => checkTraces(path, readText(path))));
  });

  it.each([
    ['', 'work', 'main', 'lib'].join('/'),
    ['', 'root', '.cache'].join('/'),
    ['', 'tmp', 'bash_jobs'].join('/'),
    ['', 'home', 'somebody', 'x'].join('/'),
    ['see issue', ' #', '12'].join(''),
    ['closes', ' #', '3'].join(''),
    ['https://registry', 'npmjs.org/x'].join('.'),
    ['"resolved"', ' "https', '//mirror.example/x.tgz"'].join(':'),
  ])('and "%s" is refused', (line) => expect(checkTraces('a.md', line).length).toBeGreaterThan(0));

  it('and words of the field are fine', () => {
    const line =
      'A Jira issue such as PAY-7 (#7 in the list); working on /workspace and https://a.example/issues/12';
    expect(checkTraces('a.md', line)).toEqual([]);
  });
});

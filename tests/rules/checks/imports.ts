import type { Node } from 'oxc-parser';
import postcss from 'postcss';
import { type Finding, finding, lastName, memberPath, resolveImport, type Source, walk } from '../source';

/** What a room may import: a path of the house or a package, for values or for types only. */
export type Allowance = { name: string; typesOnly: boolean };
/** One row of the import table. `owns` lists API paths that no other room may use. */
export type Room = { name: string; house: Allowance[]; packages: Allowance[]; owns: string[] };

/** One import as it stands in a file. */
export type Import = { specifier: string; typeOnly: boolean; line: number };
/** A file with what it imports, whatever its language. */
export type Importer = { path: string; text: string; imports: Import[] };

/**
 * Reads the import table of `lib/README.md`.
 *
 * @throws when the table is missing or a row has not four cells: a table that cannot be read checks nothing.
 */
export function readImportTable(markdown: string): Room[] {
  const section = markdown.split(/^## Import table$/m)[1]?.split(/^## /m)[0];
  const rows = section
    ?.split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  if (!rows || rows.length === 0) throw new Error('lib/README.md has no table under "## Import table"');
  return rows.map((row) => {
    const cells = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [room = '', house = '', packages = '', owns = ''] = cells;
    const name = /^`([^`]+)`$/.exec(room)?.[1];
    if (cells.length !== 4 || !name) throw new Error(`lib/README.md: cannot read the row "${row}"`);
    return {
      name,
      house: allowances(house),
      packages: allowances(packages),
      owns: allowances(owns).map((one) => one.name),
    };
  });
}

function allowances(cell: string): Allowance[] {
  return [...cell.matchAll(/`([^`]+)`( \(types\))?/g)].map((match) => ({
    name: match[1] ?? '',
    typesOnly: match[2] !== undefined,
  }));
}

/** Static, type-only and dynamic imports, re-exports and `import('…')` types of a module. */
export function importsOf(source: Source): Importer {
  const imports: Import[] = [];
  const add = (specifier: string, typeOnly: boolean, at: number) =>
    imports.push({ specifier, typeOnly, line: finding(source, at, '').line });
  walk(source.program, (node) => {
    if (node.type === 'ImportDeclaration') {
      const named = node.specifiers.filter((one) => one.type === 'ImportSpecifier');
      const onlyTypes =
        node.importKind === 'type' ||
        (node.specifiers.length > 0 &&
          named.length === node.specifiers.length &&
          named.every((one) => one.importKind === 'type'));
      add(node.source.value, onlyTypes, node.start);
    } else if (node.type === 'ExportNamedDeclaration' && node.source) {
      add(node.source.value, node.exportKind === 'type', node.start);
    } else if (node.type === 'ExportAllDeclaration') {
      add(node.source.value, node.exportKind === 'type', node.start);
    } else if (node.type === 'TSImportType') {
      add(node.source.value, true, node.start);
    } else if (node.type === 'ImportExpression') {
      const target = node.source;
      const named = target.type === 'Literal' && typeof target.value === 'string' ? target.value : '';
      add(named, false, node.start);
    } else if (node.type === 'CallExpression') {
      const called = node.callee.type === 'MemberExpression' ? node.callee : undefined;
      const isGlob =
        called?.object.type === 'MetaProperty' &&
        called.property.type === 'Identifier' &&
        called.property.name === 'glob';
      if (isGlob || memberPath(node.callee) === 'require') add('', false, node.start);
    }
  });
  return { path: source.path, text: source.text, imports };
}

/** `@import` of a style sheet. */
export function importsOfStyles(path: string, text: string): Importer {
  const imports: Import[] = [];
  postcss.parse(text, { from: path }).walkAtRules('import', (rule) => {
    const specifier = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? '';
    imports.push({ specifier, typeOnly: false, line: rule.source?.start?.line ?? 1 });
  });
  return { path, text, imports };
}

/** Scripts and style sheets of an HTML page. */
export function importsOfPage(path: string, text: string): Importer {
  const imports = [...text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]*)"/g)].map((match) => ({
    // An address from the root is a file of `public`, which every page may show.
    specifier: (match[1] ?? '').replace(/^\/(?!\/)/, '@/public/'),
    typeOnly: false,
    line: text.slice(0, match.index).split('\n').length,
  }));
  return { path, text, imports };
}

/**
 * Whether `path` is the folder or file `name`, or lies in it; `lib/store/reads` covers `lib/store/reads.ts`.
 */
function within(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}/`) || path.replace(/(\.d)?\.[a-z]+$/, '') === name;
}

export function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  return rooms
    .filter((room) => within(path, room.name))
    .sort((a, b) => b.name.length - a.name.length)
    .at(0);
}

/** Every import that its room's row does not allow. */
export function checkImports(
  importers: readonly Importer[],
  rooms: readonly Room[],
  exists: (path: string) => boolean,
): Finding[] {
  return importers.flatMap((importer) => {
    const room = roomOf(importer.path, rooms);
    if (!room) {
      const says = 'belongs to no room: move it, or add a row to the import table of lib/README.md.';
      return [{ path: importer.path, line: 1, says }];
    }
    return importer.imports.flatMap((one) => {
      const says = refusal(importer.path, room, one, rooms, exists);
      return says ? [{ path: importer.path, line: one.line, says }] : [];
    });
  });
}

function refusal(
  from: string,
  room: Room,
  { specifier, typeOnly }: Import,
  rooms: readonly Room[],
  exists: (path: string) => boolean,
): string | undefined {
  if (specifier === '')
    return 'imports something that is only known later: name the file in the import itself.';
  const target = resolveImport(from, specifier, exists);
  const list = target ? room.house : room.packages;
  if (target && !target.found) return `imports '${specifier}', which is no file: correct the path.`;
  if (target && roomOf(target.path, rooms) === room) return undefined;
  if (target?.path.startsWith('public/') && from.endsWith('.html')) return undefined;
  const fitting = list.filter(({ name }) =>
    target ? within(target.path, name) : specifier === name || specifier.startsWith(`${name}/`),
  );
  if (fitting.some((one) => !one.typesOnly || typeOnly)) return undefined;
  if (fitting.length > 0) {
    return `imports '${specifier}' for its code, but ${room.name} may use only its types: write "import type", or move what you need into a room that ${room.name} may import.`;
  }
  const may = list.map((one) => (one.typesOnly ? `${one.name} (types)` : one.name)).join(', ') || 'nothing';
  return `imports '${specifier}'. ${room.name} may import ${may}: send a message, take it as a parameter, or change the row in lib/README.md and say why.`;
}

/**
 * Circles of imports, type-only ones included: two files that need each other are one file or need a third.
 */
export function checkCycles(importers: readonly Importer[], exists: (path: string) => boolean): Finding[] {
  const edges = new Map(
    importers.map(({ path, imports }) => [
      path,
      imports.flatMap(({ specifier, line }) => {
        const target = resolveImport(path, specifier, exists);
        return target?.found ? [{ to: target.path, line }] : [];
      }),
    ]),
  );
  const done = new Set<string>();
  const findings: Finding[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (done.has(path)) return;
    for (const { to, line } of edges.get(path) ?? []) {
      const inTrail = [...trail, path].indexOf(to);
      if (inTrail >= 0) {
        const circle = [...trail, path].slice(inTrail).concat(to).join(' -> ');
        findings.push({
          path,
          line,
          says: `closes a circle of imports (${circle}): move what both need into a third file.`,
        });
      } else visit(to, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return findings;
}

/**
 * Uses of an API that another room owns, such as `browser.storage` outside `lib/settings`; also under the names `chrome`
 * and `nativeApi()`, and through constants that were taken from them.
 */
export function checkOwners(sources: readonly Source[], rooms: readonly Room[]): Finding[] {
  const owners = rooms.flatMap((room) => room.owns.map((api) => ({ api, room })));
  return sources.flatMap((source) => {
    const findings: Finding[] = [];
    const aliases = apiAliases(source);
    walk(source.program, (node, ancestors) => {
      if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return;
      const parent = ancestors.at(-1);
      // The longest chain is looked at once; its inner parts and the names in it are not findings of their own.
      if (parent?.type === 'MemberExpression' && (parent.property === node || apiPath(parent, aliases)))
        return;
      // The name of a constant is no use of it yet.
      if (parent?.type === 'VariableDeclarator' && parent.id === node) return;
      const path = apiPath(node, aliases);
      const owned = path && owners.find(({ api }) => path === api || path.startsWith(`${api}.`));
      if (owned && roomOf(source.path, rooms) !== owned.room) {
        const { api, room } = owned;
        const says = `uses ${api}, which belongs to ${room.name}: call a function of that room instead.`;
        findings.push(finding(source, node.start, says));
      }
    });
    return findings;
  });
}

/** `browser.storage.local` for any way of writing it; undefined when the chain cannot be known from here. */
function apiPath(node: Node, aliases: ReadonlyMap<string, string>): string | undefined {
  if (node.type === 'ChainExpression') return apiPath(node.expression, aliases);
  if (node.type === 'CallExpression') return lastName(node.callee) === 'nativeApi' ? 'browser' : undefined;
  if (node.type === 'Identifier') {
    return node.name === 'chrome' ? 'browser' : (aliases.get(node.name) ?? node.name);
  }
  if (node.type !== 'MemberExpression') return undefined;
  const object = apiPath(node.object, aliases);
  const name = lastName(node);
  if (object === undefined || name === undefined) return undefined;
  if (object === 'globalThis' || object === 'self' || object === 'window')
    return name === 'chrome' ? 'browser' : name;
  return `${object}.${name}`;
}

/** `const { runtime } = nativeApi()` and `const api = browser`: constants that stand for a part of the API. */
function apiAliases(source: Source): Map<string, string> {
  const aliases = new Map<string, string>();
  walk(source.program, (node) => {
    if (node.type !== 'VariableDeclarator' || !node.init) return;
    const from = apiPath(node.init, aliases);
    if (from !== 'browser' && !from?.startsWith('browser.')) return;
    if (node.id.type === 'Identifier') aliases.set(node.id.name, from);
    if (node.id.type !== 'ObjectPattern') return;
    for (const property of node.id.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier') continue;
      if (property.value.type === 'Identifier')
        aliases.set(property.value.name, `${from}.${property.key.name}`);
    }
  });
  return aliases;
}

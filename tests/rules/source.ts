import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Node, type Program, parseSync, visitorKeys } from 'oxc-parser';

/*
 * Reading the source for the architecture checks. TypeScript 7 has no stable JavaScript API, so files are
 * parsed with the Oxc parser, which understands TSX and keeps type-only imports.
 */

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folders that hold no source of ours. */
const NOT_OURS = new Set([
  '.git',
  '.output',
  '.wxt',
  '.cache',
  'node_modules',
  'coverage',
  'playwright-report',
  'test-results',
]);

/** A parsed module. `path` is relative to the root, with forward slashes. */
export type Source = { path: string; text: string; program: Program };

/** Something a check found: where, and a sentence that says how to put it right. */
export type Finding = { path: string; line: number; says: string };

/** Every file below `folder` (relative to the root), sorted. */
export function listFiles(folder: string, root = ROOT): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  const walkFolder = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
      if (NOT_OURS.has(entry.name)) return [];
      const full = join(at, entry.name);
      return entry.isDirectory() ? walkFolder(full) : [relative(root, full).replaceAll('\\', '/')];
    });
  return (statSync(start).isDirectory() ? walkFolder(start) : [folder]).sort();
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  return { path, text, program };
}

/** All modules (`.ts`, `.tsx`) of the given folders. */
export function readSources(folders: readonly string[]): Source[] {
  return folders
    .flatMap((folder) => listFiles(folder))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => parseSource(path, readText(path)));
}

/** Calls `visit` for every node with its ancestors, outermost first. */
export function walk(root: Node, visit: (node: Node, ancestors: readonly Node[]) => void): void {
  const ancestors: Node[] = [];
  const step = (node: Node) => {
    visit(node, ancestors);
    ancestors.push(node);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, unknown>)[key];
      for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) step(one);
    }
    ancestors.pop();
  };
  step(root);
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

export function finding(source: Pick<Source, 'path' | 'text'>, at: number, says: string): Finding {
  return { path: source.path, line: source.text.slice(0, at).split('\n').length, says };
}

/** `browser.storage.local` for a chain of plain members; undefined for anything else. */
export function memberPath(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'ChainExpression') return memberPath(node.expression);
  if (node.type !== 'MemberExpression') return undefined;
  const object = memberPath(node.object);
  if (object === undefined) return undefined;
  if (!node.computed && node.property.type === 'Identifier') return `${object}.${node.property.name}`;
  if (node.property.type === 'Literal') return `${object}.${String(node.property.value)}`;
  return undefined;
}

/**
 * Last name of a member expression or an identifier: `x.y.innerHTML` and `x['innerHTML']` give `innerHTML`.
 */
export function lastName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ChainExpression') return lastName(node.expression);
  if (node.type !== 'MemberExpression') return undefined;
  if (!node.computed && node.property.type === 'Identifier') return node.property.name;
  return node.property.type === 'Literal' ? String(node.property.value) : undefined;
}

/** Strips `as`, `satisfies`, `!` and brackets off an expression. */
export function bare(node: Node): Node {
  if (
    node.type === 'TSAsExpression' ||
    node.type === 'TSSatisfiesExpression' ||
    node.type === 'TSNonNullExpression' ||
    node.type === 'ParenthesizedExpression'
  ) {
    return bare(node.expression);
  }
  return node;
}

/** Resolves what an import names to a file of the house, or to `undefined` for a package. */
export function resolveImport(
  from: string,
  specifier: string,
  exists: (path: string) => boolean,
): { path: string; found: boolean } | undefined {
  const plain = specifier.split('?')[0] ?? specifier;
  let base: string;
  if (plain.startsWith('@/')) base = plain.slice(2);
  else if (plain.startsWith('.')) base = posix.normalize(posix.join(dirname(from), plain));
  else return undefined;
  const candidates = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx'].map((end) => `${base}${end}`);
  const hit = candidates.find(exists);
  return { path: hit ?? base, found: hit !== undefined };
}

/** Sentences of findings, one a line, for an assertion whose failure tells the fix. */
export function report(findings: readonly Finding[]): string {
  return findings.map(({ path, line, says }) => `${path}:${line} ${says}`).join('\n');
}

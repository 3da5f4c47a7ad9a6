import type { Node } from 'oxc-parser';
import { bare, type Finding, finding, lastName, type Source, walk } from '../source';

const COLLECTIONS = new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'Object']);
const CHANGES = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
  'set',
  'add',
  'delete',
  'clear',
]);

/**
 * Module-level state: `let` and `var`, empty or later-changed collections, static fields of classes and
 * properties put on the global object. The worker is stopped whenever it is idle, so a value kept there is a
 * value that is lost, at a moment that no test on a developer's machine ever meets.
 */
export function checkModuleState(source: Source): Finding[] {
  const findings: Finding[] = [];
  const fix =
    'the worker may be stopped at any moment: keep it in the store, in lib/settings or in a parameter.';
  const constants = new Map<string, { node: Node; isEmpty: boolean; exported: boolean }>();

  for (const statement of source.program.body) {
    const exported = statement.type === 'ExportNamedDeclaration';
    const declaration = exported ? statement.declaration : statement;
    if (declaration?.type === 'VariableDeclaration') {
      if (declaration.kind === 'let' || declaration.kind === 'var') {
        const says = `has a top-level ${declaration.kind}; ${fix}`;
        findings.push(finding(source, declaration.start, says));
        continue;
      }
      for (const { id, init } of declaration.declarations) {
        if (id.type !== 'Identifier' || !init) continue;
        const kind = collection(init);
        if (kind) constants.set(id.name, { node: declaration, isEmpty: kind === 'empty', exported });
      }
    }
    if (declaration?.type === 'ClassDeclaration') {
      for (const member of declaration.body.body) {
        if (
          member.type === 'PropertyDefinition' &&
          member.static &&
          (!member.readonly || isGrowing(member.value))
        ) {
          findings.push(finding(source, member.start, `has a static field that can change; ${fix}`));
        }
      }
    }
  }

  const changed = changedNames(source);
  for (const [name, { node, isEmpty }] of constants) {
    if (isEmpty) {
      findings.push(finding(source, node.start, `fills the top-level collection "${name}" later; ${fix}`));
    } else if (changed.has(name)) {
      findings.push(finding(source, node.start, `changes the top-level collection "${name}"; ${fix}`));
    }
  }

  walk(source.program, (node) => {
    const target = node.type === 'AssignmentExpression' ? bare(node.left) : undefined;
    if (
      target?.type === 'MemberExpression' &&
      ['globalThis', 'self', 'window'].includes(lastName(bare(target.object)) ?? '')
    ) {
      findings.push(finding(source, node.start, `puts a value on the global object; ${fix}`));
    }
  });
  return findings;
}

/**
 * Whether an initialiser makes a collection, and whether it starts empty (and so can only be there to be
 * filled).
 */
function collection(init: Node): 'empty' | 'filled' | undefined {
  const value = bare(init);
  if (value.type === 'ArrayExpression') return value.elements.length === 0 ? 'empty' : 'filled';
  if (value.type === 'ObjectExpression') return value.properties.length === 0 ? 'empty' : 'filled';
  if (value.type === 'NewExpression' && COLLECTIONS.has(lastName(value.callee) ?? '')) {
    return value.arguments.length === 0 ? 'empty' : 'filled';
  }
  return undefined;
}

function isGrowing(value: Node | null): boolean {
  return value !== null && collection(value) === 'empty';
}

/** Names whose content is changed anywhere in the module: `x.set(…)`, `x.y = …`, `x[0]++`, `delete x.y`. */
function changedNames(source: Source): Set<string> {
  const names = new Set<string>();
  const note = (node: Node) => {
    const root = rootName(node);
    if (root) names.add(root);
  };
  walk(source.program, (node) => {
    if (node.type === 'AssignmentExpression') {
      const left = bare(node.left);
      if (left.type === 'MemberExpression') note(left);
    } else if (node.type === 'UpdateExpression' && bare(node.argument).type === 'MemberExpression') {
      note(bare(node.argument));
    } else if (node.type === 'UnaryExpression' && node.operator === 'delete') {
      note(bare(node.argument));
    } else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      if (CHANGES.has(lastName(node.callee) ?? '') && bare(node.callee.object).type === 'Identifier') {
        note(bare(node.callee.object));
      }
    }
  });
  return names;
}

function rootName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? rootName(bare(node.object)) : undefined;
}

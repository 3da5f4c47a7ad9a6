import { bare, type Finding, finding, lastName, type Source, walk } from '../source';

/** Files of `lib/tools` that declare a `ToolAdapter`, by the name of what they export. */
export function adapterExports(source: Source): string[] {
  return source.program.body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
    if (declaration?.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier') return [];
      let isAdapter = false;
      const look = (node: Parameters<typeof walk>[0] | null | undefined) => {
        if (!node) return;
        walk(node, (inner, ancestors) => {
          const isName =
            inner.type === 'TSTypeReference' && lastName(inner.typeName as never) === 'ToolAdapter';
          // A type inside the adapter's own functions is no declaration of an adapter.
          if (isName && !ancestors.some((one) => /Function|Method/.test(one.type))) isAdapter = true;
        });
      };
      look(id.typeAnnotation);
      if (init?.type === 'TSSatisfiesExpression' || init?.type === 'TSAsExpression')
        look(init.typeAnnotation);
      return isAdapter ? [id.name] : [];
    });
  });
}

/** Every adapter stands in the registry and has saved pages or addresses to be tried on. */
export function checkAdapters(
  tools: readonly Source[],
  registryPath: string,
  hasFixtures: (adapterFile: string) => boolean,
): Finding[] {
  const registry = tools.find((source) => source.path === registryPath);
  const registered = new Set<string>();
  if (registry) {
    walk(registry.program, (node, ancestors) => {
      const isImport = ancestors.some((one) => one.type === 'ImportDeclaration');
      if (node.type === 'Identifier' && !isImport) registered.add(node.name);
    });
  }
  return tools.flatMap((source) => {
    const exported = adapterExports(source);
    const findings: Finding[] = [];
    for (const name of exported) {
      if (!registered.has(name)) {
        findings.push(finding(source, 0, `exports the adapter "${name}": add it to ${registryPath}.`));
      }
    }
    if (exported.length > 0 && !hasFixtures(source.path)) {
      const says = 'has no fixtures: add saved pages or addresses under tests/fixtures that name this tool.';
      findings.push(finding(source, 0, says));
    }
    return findings;
  });
}

const SENDERS = ['content', 'frame', 'page'];

/** Every message says who may send it, and a frame may send nothing but the report of a work item. */
export function checkSenders(protocol: Record<string, { from?: readonly string[] }>): Finding[] {
  const path = 'lib/messaging/protocol.ts';
  return Object.entries(protocol).flatMap(([name, row]) => {
    const from = row.from ?? [];
    if (from.length === 0)
      return [{ path, line: 1, says: `"${name}" has no sender class: say who may send it.` }];
    const unknown = from.filter((one) => !SENDERS.includes(one));
    if (unknown.length > 0) {
      return [
        { path, line: 1, says: `"${name}" names the unknown sender class ${unknown}: use ${SENDERS}.` },
      ];
    }
    if (from.includes('frame') && name !== 'reportWorkItem') {
      return [
        {
          path,
          line: 1,
          says: `"${name}" may be sent by a frame: a frame reports a work item, nothing else.`,
        },
      ];
    }
    return [];
  });
}

/**
 * Rows of the protocol as they stand in a file of `lib/messaging/messages`: a row without `message<…>()(senders, input)` has no
 * guard.
 */
export function checkProtocolSource(source: Source): Finding[] {
  const findings: Finding[] = [];
  for (const statement of source.program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : undefined;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type !== 'Identifier' || !id.name.endsWith('_MESSAGES') || !init) continue;
      const table = bare(init);
      if (table.type !== 'ObjectExpression') continue;
      for (const row of table.properties) {
        const value = row.type === 'Property' ? bare(row.value) : undefined;
        const senders = value?.type === 'CallExpression' ? value.arguments[0] : undefined;
        if (senders?.type !== 'ArrayExpression' || senders.elements.length === 0) {
          findings.push(
            finding(source, row.start, 'is a message without a list of senders: name them in its row.'),
          );
        }
      }
    }
  }
  return findings;
}

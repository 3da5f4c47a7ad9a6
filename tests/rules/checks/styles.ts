import postcss, { type Declaration } from 'postcss';
import { type Finding, finding, type Source, walk } from '../source';

/** Properties that name a side of the screen, with the one that names a side of the text. */
const PHYSICAL: readonly [RegExp, string][] = [
  [/^(scroll-)?(margin|padding)-(left|right)$/, 'use …-inline-start or …-inline-end'],
  [/^border-(left|right)(-(width|style|color))?$/, 'use border-inline-start or border-inline-end'],
  [/^border-(top|bottom)-(left|right)-radius$/, 'use border-start-start-radius and its siblings'],
  [/^(left|right)$/, 'use inset-inline-start or inset-inline-end'],
];
const PHYSICAL_VALUES: readonly [RegExp, RegExp, string][] = [
  [/^(text-align|text-align-last)$/, /^(left|right)$/, 'use start or end'],
  [/^(float|clear)$/, /^(left|right)$/, 'use inline-start or inline-end'],
];

/**
 * Style sheets must mirror by themselves in languages that are written from right to left. A deliberate
 * exception has a comment `physical: why` directly before the declaration, or before its rule.
 */
export function checkStyles(path: string, css: string): Finding[] {
  const findings: Finding[] = [];
  postcss.parse(css, { from: path }).walkDecls((declaration) => {
    const says = physical(declaration.prop.toLowerCase(), declaration.value.trim().toLowerCase());
    if (!says || isExcused(declaration)) return;
    findings.push({
      path,
      line: declaration.source?.start?.line ?? 1,
      says: `"${declaration.prop}: ${declaration.value}" names a side of the screen: ${says}, or write a comment "physical: why" before it.`,
    });
  });
  return findings;
}

function physical(property: string, value: string): string | undefined {
  for (const [name, fix] of PHYSICAL) if (name.test(property)) return fix;
  for (const [name, sides, fix] of PHYSICAL_VALUES) if (name.test(property) && sides.test(value)) return fix;
  // Four different sides: the second is the right one, the fourth the left one.
  if (/^(margin|padding|inset|border-(width|style|color)|scroll-(margin|padding))$/.test(property)) {
    const sides = topLevelParts(value);
    if (sides.length === 4 && sides[1] !== sides[3]) return 'write the block and inline values one by one';
  }
  return undefined;
}

/** Splits at spaces outside brackets: `0 calc(1em + 2px)` has two parts. */
function topLevelParts(value: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of value) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (/\s/.test(sign) && depth === 0) {
      if (part) parts.push(part);
      part = '';
    } else part += sign;
  }
  return part ? [...parts, part] : parts;
}

function isExcused(declaration: Declaration): boolean {
  const rule = declaration.parent?.type === 'rule' ? declaration.parent.prev() : undefined;
  return [declaration.prev(), rule].some(
    (before) => before?.type === 'comment' && /^physical: .{10,}/s.test(before.text),
  );
}

/** The same for `style={{ … }}` in components. */
export function checkInlineStyles(source: Source): Finding[] {
  const findings: Finding[] = [];
  walk(source.program, (node) => {
    if (node.type !== 'JSXAttribute' || node.name.type !== 'JSXIdentifier' || node.name.name !== 'style')
      return;
    walk(node, (inner) => {
      if (inner.type !== 'Property' || inner.key.type !== 'Identifier') return;
      const property = inner.key.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const value = inner.value.type === 'Literal' ? String(inner.value.value) : '';
      const says = physical(property, value);
      if (says) findings.push(finding(source, inner.start, `style "${inner.key.name}": ${says}.`));
    });
  });
  return findings;
}

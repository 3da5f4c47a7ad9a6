import type { Node } from 'oxc-parser';
import { bare, type Finding, finding, lastName, type Source, walk } from '../source';

/** Attributes that a person sees or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'aria-placeholder',
  'title',
  'placeholder',
  'alt',
  'label',
  'description',
  'errorMessage',
]);
/** Properties of DOM nodes that a person sees or hears. */
const SPOKEN_PROPERTIES = new Set(['textContent', 'innerText', 'title', 'placeholder', 'ariaLabel', 'alt']);

/** The product's name is the same in every language. */
const NAMES = new Set(['Pilotlight']);

const FIX = 'put the sentence into lib/i18n/messages and show it with t(…).';

/** Words that a person reads and that stand in the code instead of the catalogue. */
export function checkWords(source: Source): Finding[] {
  const findings: Finding[] = [];
  const add = (node: Node, text: string) =>
    findings.push(finding(source, node.start, `shows "${text.trim().slice(0, 60)}" as it stands: ${FIX}`));
  walk(source.program, (node) => {
    if (node.type === 'JSXText' && isWords(node.value)) add(node, node.value);
    else if (node.type === 'JSXAttribute') {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (!SPOKEN.has(name) || !node.value) return;
      const value = node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value;
      for (const text of literalTexts(value)) if (isWords(text)) add(node, text);
    } else if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node.children) {
        if (child.type !== 'JSXExpressionContainer') continue;
        for (const text of literalTexts(child.expression)) if (isWords(text)) add(child, text);
      }
    } else if (node.type === 'AssignmentExpression') {
      const target = bare(node.left);
      if (target.type !== 'MemberExpression' || !SPOKEN_PROPERTIES.has(lastName(target) ?? '')) return;
      for (const text of literalTexts(node.right)) if (isWords(text)) add(node, text);
    }
  });
  return findings;
}

function isWords(text: string): boolean {
  const plain = text.trim();
  return /\p{L}{2,}/u.test(plain) && !NAMES.has(plain);
}

/** The texts an expression can show by itself: literals, templates and the branches of conditions. */
function literalTexts(expression: Node): string[] {
  const node = bare(expression);
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked ?? part.value.raw);
  if (node.type === 'ConditionalExpression') {
    return [...literalTexts(node.consequent), ...literalTexts(node.alternate)];
  }
  if (node.type === 'LogicalExpression') return [...literalTexts(node.left), ...literalTexts(node.right)];
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    return [...literalTexts(node.left), ...literalTexts(node.right)];
  }
  return [];
}

/** Words in an HTML page of the extension; its title is set from the catalogue when the page starts. */
export function checkPageWords(path: string, html: string): Finding[] {
  const body = html
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/<[^>]*>/g, (tag) => tag.replace(/[^\n]/g, ' '));
  return body
    .split('\n')
    .flatMap((line, index) =>
      isWords(line)
        ? [{ path, line: index + 1, says: `shows "${line.trim().slice(0, 60)}" as it stands: ${FIX}` }]
        : [],
    );
}

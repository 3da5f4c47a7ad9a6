import { parseSync, visitorKeys } from 'oxc-parser';

/** Ways a test title may name an id, besides the ones counted by number. */
const PLAIN_ID =
  /(?<![\w-])(INV-\d+|US-\d+\.\d+|P[1-4]-[A-Z]+|(?:ACC|BIAS|AUD|ACCT)-\d+|V\d{1,2})(?!\w|\.\d)/g;
/** `INV-1 to INV-4`: a row of neighbours. */
const RANGE = /(?<![\w-])((?:INV|ACC|BIAS|AUD|ACCT)-|US-\d+\.|V)(\d+)\s+to\s+\1(\d+)(?!\w)/g;
/** `threat 3`, `threats 18, 21`, `mapping vectors 1-9`, `faults 2, 4 and 5`. */
const NUMBERED =
  /(?<!\w)(mapping vector|progress vector|threat|fault)s?\s+(\d+(?:\s*(?:,\s*and\s+|,|and|to|-|–)\s*\d+)*)(?![\w.])/gi;

/**
 * The ids a test title names, each once, in order.
 *
 * @param {string} title
 * @returns {string[]}
 */
export function idsIn(title) {
  const ids = [...title.matchAll(PLAIN_ID)].map((match) => match[1] ?? '');
  for (const [, prefix, from, to] of title.matchAll(RANGE)) {
    for (const number of upTo(Number(from), Number(to))) ids.push(`${prefix}${number}`);
  }
  for (const [, family = '', list = ''] of title.matchAll(NUMBERED)) {
    for (const part of list.split(/,|\band\b/)) {
      const [from, to] = part.split(/to|-|–/).map((one) => Number(one.trim()));
      if (!from) continue;
      for (const number of upTo(from, to ?? from)) ids.push(`${family.toLowerCase()} ${number}`);
    }
  }
  return [...new Set(ids)];
}

/**
 * @param {number} from
 * @param {number} to
 */
function upTo(from, to) {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

const TEST_CALLS = new Set(['describe', 'it', 'test', 'suite']);
const SWITCHED_OFF = new Set(['skip', 'todo', 'fixme']);

/**
 * Titles of the tests in a file, without those that are switched off for good, and names of measurements in a
 * bench. A title that is put together keeps its fixed parts.
 *
 * @param {string} path
 * @param {string} text
 * @returns {string[]}
 */
export function titlesIn(path, text) {
  const isBench = /\.bench\.[a-z]+$/.test(path);
  /** @type {string[]} */
  const titles = [];
  /** @param {any} node */
  const visit = (node) => {
    if (node.type === 'CallExpression') {
      const names = calleeNames(node.callee);
      const title = textOf(node.arguments[0]);
      if (TEST_CALLS.has(names[0] ?? '') && title !== undefined) {
        // `test.skip(condition, why)` inside a test has no title and switches off only where the condition
        // holds.
        if (names.some((name) => SWITCHED_OFF.has(name))) return;
        titles.push(title);
      }
    } else if (isBench && node.type === 'Property' && node.key.name === 'name') {
      const name = textOf(node.value);
      if (name !== undefined) titles.push(name);
    }
    for (const key of visitorKeys[node.type] ?? []) {
      const child = node[key];
      for (const one of Array.isArray(child) ? child : [child])
        if (one && typeof one.type === 'string') visit(one);
    }
  };
  visit(parseSync(path, text).program);
  return titles;
}

/**
 * `test.describe.each(rows)` gives `['test', 'describe', 'each']`.
 *
 * @param {any} callee
 * @returns {string[]}
 */
function calleeNames(callee) {
  if (callee.type === 'Identifier') return [callee.name];
  if (callee.type === 'MemberExpression') return [...calleeNames(callee.object), callee.property.name ?? ''];
  if (callee.type === 'CallExpression') return calleeNames(callee.callee);
  if (callee.type === 'TaggedTemplateExpression') return calleeNames(callee.tag);
  return [];
}

/**
 * @param {any} node
 * @returns {string | undefined}
 */
function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') {
    return node.quasis.map((/** @type {any} */ part) => part.value.cooked ?? '').join('…');
  }
  if (node?.type === 'BinaryExpression' && node.operator === '+') {
    return `${textOf(node.left) ?? '…'}${textOf(node.right) ?? '…'}`;
  }
  return undefined;
}

/**
 * Compares what tests name with what the register claims.
 *
 * @param {import('./register.mjs').Family[]} register
 * @param {Record<string, string[]>} titlesByFile
 */
export function judge(register, titlesByFile) {
  /** @type {Map<string, Set<string>>} */
  const filesById = new Map();
  for (const [file, titles] of Object.entries(titlesByFile)) {
    for (const id of titles.flatMap(idsIn)) {
      filesById.set(id, (filesById.get(id) ?? new Set()).add(file));
    }
  }
  const rules = register.flatMap((family) => family.rules);
  const known = new Set(rules.map((rule) => rule.id));
  return {
    filesById,
    /** Claimed, and no test says so. */
    untested: rules.filter((rule) => rule.claimed && !filesById.has(rule.id)).map((rule) => rule.id),
    /** Tested, and not claimed yet. */
    unclaimed: rules.filter((rule) => !rule.claimed && filesById.has(rule.id)).map((rule) => rule.id),
    /** Named by a test, and in no family. */
    unknown: [...filesById.keys()].filter((id) => !known.has(id)),
  };
}

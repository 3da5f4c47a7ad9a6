import { type Condition, OPERATORS, type Operator } from '@/lib/domain/mapping/rule';

/**
 * One condition as a line that a person can read and write: `projectKey eq OPS`, `label in ai-triage, night`,
 * `not issueType eq Bug`. A value that would be misread that way stands as JSON.
 */
export function writeCondition({ field, op, value, negate }: Condition): string {
  const name = /^[^\s"]+$/.test(field) ? field : JSON.stringify(field);
  return `${negate ? 'not ' : ''}${name} ${op} ${writeValue(op, value)}`;
}

/** The condition of a line; `undefined` when it is none. */
export function readCondition(line: string): Condition | undefined {
  const parts = LINE.exec(line.trim());
  if (!parts) return undefined;
  const [, not, name = '', op = '', rest = ''] = parts;
  const field = name.startsWith('"') ? readJson(name) : name;
  const value = readValue(op as Operator, rest.trim());
  if (value === undefined || typeof field !== 'string') return undefined;
  return { field, op: op as Operator, value, ...(not && { negate: true }) };
}

const LINE = new RegExp(`^(not\\s+)?("(?:[^"\\\\]|\\\\.)*"|\\S+)\\s+(${OPERATORS.join('|')})\\s+(.+)$`, 's');

/** What would be taken for JSON, or lose something at its ends. */
const isPlain = (text: string): boolean =>
  text !== '' && text === text.trim() && !/^["[]/.test(text) && !/[\r\n]/.test(text);

function writeValue(op: Operator, value: Condition['value']): string {
  if (typeof value === 'string') return op !== 'in' && isPlain(value) ? value : JSON.stringify(value);
  const isList = op === 'in' && value.every((one) => isPlain(one) && !one.includes(','));
  return isList ? value.join(', ') : JSON.stringify(value);
}

function readValue(op: Operator, text: string): Condition['value'] | undefined {
  if (/^["[]/.test(text)) return readJson(text);
  if (op !== 'in') return text;
  const values = text.split(',').map((one) => one.trim());
  return values.every(Boolean) ? values : undefined;
}

function readJson(text: string): Condition['value'] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isText = (one: unknown): one is string => typeof one === 'string';
    return isText(value) || (Array.isArray(value) && value.every(isText)) ? value : undefined;
  } catch {
    return undefined;
  }
}

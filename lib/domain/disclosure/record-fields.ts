import * as z from 'zod/mini';
import { RECORD_CLASSES, type RecordClass } from '../record-classes';

/** One field of a kind of record, with the names of the fields inside it: `hourlyRate` with `amount`, `currency`. */
export type RecordField = { name: string; parts: string[] };

/** Fields that every record has in the same meaning; they are explained once. */
export const SHARED_FIELDS: readonly string[] = [
  'id',
  'v',
  'by',
  'at',
  'dev',
  'createdAt',
  'createdBy',
  'nonce',
];

export const ALL_CLASSES = Object.keys(RECORD_CLASSES) as RecordClass[];

/**
 * Every field that a kind of record can have, read from the very schema that checks it: what is not in here cannot be
 * stored, and cannot leave.
 */
export function fieldsOf(cls: RecordClass): RecordField[] {
  const fields = new Map<string, Set<string>>();
  for (const path of pathsOf(
    z.toJSONSchema(RECORD_CLASSES[cls].schema, { io: 'input', unrepresentable: 'any' }),
  )) {
    const [name = '', ...rest] = path;
    const parts = fields.get(name) ?? new Set();
    if (rest.length > 0) parts.add(rest.join('.'));
    fields.set(name, parts);
  }
  return [...fields].map(([name, parts]) => ({ name, parts: [...parts] }));
}

type Shape = {
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
};

/** The path of every property: of lists those of their entries, of alternatives those of each. */
function pathsOf(schema: unknown): string[][] {
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = schema as Shape;
  const own = Object.entries(properties).flatMap(([name, inner]) => [
    [name],
    ...pathsOf(inner).map((path) => [name, ...path]),
  ]);
  return [...own, ...[...anyOf, ...oneOf, ...allOf, ...(items ? [items] : [])].flatMap(pathsOf)];
}

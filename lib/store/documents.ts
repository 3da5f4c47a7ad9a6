import { contentId } from '@/lib/domain/content-id';
import { ruleKeys } from '@/lib/domain/mapping/rule-index';
import {
  classOf,
  initiativeIn,
  parseRecord,
  type RecordClass,
  type RecordOf,
  recordIdOf,
} from '@/lib/domain/record-classes';
import type { DocRow } from './database';

/** The newest schema version this build writes. A document above it is shown read-only and never written. */
export const SCHEMA_VERSION = 1;

/** A record without its id, as the constructors of the domain make immutable ones: the id follows from the content. */
export type NewRecord<C extends RecordClass> = Omit<RecordOf<C>, 'id'> & { id?: string };

/** The document id of a record: from its own id for mutable classes, from its content for immutable ones. */
export function docIdOf<C extends RecordClass>(cls: C, record: NewRecord<C>): string {
  const fields = record as Record<string, unknown>;
  switch (cls) {
    case 'initiative':
      return `ini:${fields.id}`;
    case 'metric':
      return `met:${fields.initiativeId}:${fields.id}`;
    case 'recipe':
      return `rcp:${fields.initiativeId}:${fields.id}`;
    case 'rule':
      return `map:${fields.id}`;
    case 'person':
      return `per:${fields.id}`;
    case 'workspace':
      return 'meta:policy';
    default:
      return contentId(cls, fields);
  }
}

/** Wraps a record for the `docs` table. */
export function toRow<C extends RecordClass>(cls: C, record: NewRecord<C>): DocRow {
  const id = docIdOf(cls, record);
  if (classOf(id) !== cls) throw new Error(`"${id}" is not an id of class ${cls}`);
  const { id: _, ...doc } = record as Record<string, unknown>;
  return rowOf(id, cls, doc);
}

/** A document's body with everything it is found by. The body must fit its class. */
export function rowOf(id: string, cls: RecordClass, doc: Record<string, unknown>): DocRow {
  const row = opaqueRow(id, cls, doc);
  const group = groupOf(cls, id, doc);
  if (group !== undefined) row.grp = group;
  if (cls === 'recipe') row.keys = [recipeKey(String(doc.tool), String(doc.host))];
  if (cls === 'rule') row.keys = ruleKeys({ ...doc, id: recordIdOf(id) } as unknown as RecordOf<'rule'>);
  return row;
}

/** A body this version does not understand: kept whole, found by its id and initiative alone. */
export function opaqueRow(id: string, cls: RecordClass, doc: Record<string, unknown>): DocRow {
  const ini = initiativeIn(cls, id);
  return { id, cls, doc, ...(ini === undefined ? {} : { ini }) };
}

/**
 * Reads a row back as a record. `undefined` when it does not fit its class any more: a broken row must never take a
 * whole screen with it.
 */
export function fromRow<C extends RecordClass>(cls: C, row: DocRow): RecordOf<C> | undefined {
  if (row.cls !== cls || typeof row.doc !== 'object' || row.doc === null) return undefined;
  const parsed = parseRecord(cls, row.id, row.doc);
  return parsed.success ? (parsed.data as RecordOf<C>) : undefined;
}

/** What a record is listed by: a metric with its samples, a rule by its initiative, a report by its rule. */
function groupOf(cls: RecordClass, id: string, doc: Record<string, unknown>): string | undefined {
  if (cls === 'metric') return recordIdOf(id);
  if (cls === 'rule') return typeof doc.initiativeId === 'string' ? ruleGroup(doc.initiativeId) : undefined;
  if (cls === 'evidence') return evidenceGroup((doc as { capture?: { entity?: unknown } }).capture?.entity);
  const group = doc.metricId ?? doc.ruleId;
  return typeof group === 'string' ? group : undefined;
}

/** The group of the evidence that was captured from one work item. */
export function evidenceGroup(entity: unknown): string | undefined {
  const { tool, host, key } = (entity ?? {}) as Record<string, unknown>;
  return typeof key === 'string' ? `entity:${tool}|${host}|${key}` : undefined;
}

/** The group of an initiative's rules. A rule is no part of the initiative: it has another author and another home. */
export const ruleGroup = (initiativeId: string): string => `rules:${initiativeId}`;

/** Under which a ticket's page finds the recipes of its host. */
export const recipeKey = (tool: string, host: string): string => `recipe:${tool}:${host}`;

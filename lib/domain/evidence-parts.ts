import * as z from 'zod/mini';
import { sha256Hex } from './canonical-hash';
import { EntityRef, Instant, text } from './primitives';
import { SENSITIVE_FIELDS } from './view-values';
import type { FieldReading, WorkItem } from './work-item';

/** One field of a work item as it stood on the page, and where it was read. */
export const CapturedField = z.looseObject({ name: text(40), value: text(4096), source: text(10) });
export type CapturedField = z.infer<typeof CapturedField>;

/**
 * What a person kept of a page. It proves what this browser showed, not that the page was true. `sha256` covers the
 * entity's identity and the kept fields; a field that was taken out leaves its name and the reason, never its value.
 */
export const TicketCapture = z.looseObject({
  entity: EntityRef,
  fields: z.array(CapturedField).check(z.minLength(1), z.maxLength(40)),
  redactions: z.array(z.looseObject({ name: text(40), why: text(80) })).check(z.maxLength(40)),
  adapter: z.looseObject({ name: text(40), version: text(20) }),
  capturedAt: Instant,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type TicketCapture = z.infer<typeof TicketCapture>;

export const EvidenceLink = z.looseObject({ url: text(2048), title: text(200) });
export type EvidenceLink = z.infer<typeof EvidenceLink>;

/** A file is named and hashed where it lies; the file itself is never stored. */
export const FileFingerprint = z.looseObject({
  name: text(255),
  size: z.int().check(z.minimum(0)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type FileFingerprint = z.infer<typeof FileFingerprint>;

/** The hash a capture commits to: identity of the entity and the fields that were kept, in order of their names. */
export function captureHash({ entity, fields }: Pick<TicketCapture, 'entity' | 'fields'>): string {
  const { tool, host, type, key } = entity;
  const kept = [...fields]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ name, value }) => ({ name, value }));
  return sha256Hex({ tool, host, type, key, fields: kept });
}

/** The fields of a work item in the form in which they are kept: lists as one line. */
export function captureFields(fields: WorkItem['fields']): CapturedField[] {
  return Object.entries(fields)
    .map(([name, reading]) => ({ name, value: fieldText(reading), source: reading.source }))
    .filter(({ value }) => value !== '')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * A capture of the fields whose names are in `keep`; everything else the page showed is listed as left out.
 *
 * @param address the page's address without query and fragment.
 */
export function newCapture(
  item: Pick<WorkItem, 'tool' | 'host' | 'kind' | 'key' | 'label' | 'fields' | 'adapter'>,
  keep: readonly string[],
  address: string,
  capturedAt: Instant,
): TicketCapture {
  const all = captureFields(item.fields);
  const fields = all.filter(({ name }) => keep.includes(name));
  const { tool, host, kind, key, label } = item;
  const entity = { tool, host, type: kind, key, url: address, title: label };
  return {
    entity,
    fields,
    redactions: all
      .filter(({ name }) => !keep.includes(name))
      .map(({ name }) => ({ name, why: SENSITIVE_FIELDS.has(name) ? 'personal' : 'left_out' })),
    adapter: { ...item.adapter },
    capturedAt,
    sha256: captureHash({ entity, fields }),
  };
}

/**
 * What a later visit to the same entity says. A field that cannot be read now proves nothing; with none readable there
 * is no comparison.
 */
export function compareCapture(
  capture: TicketCapture,
  fields: WorkItem['fields'],
): { result: 'same' | 'changed'; changed: string[] } | undefined {
  const now = new Map(captureFields(fields).map(({ name, value }) => [name, value]));
  const readable = capture.fields.filter(({ name }) => fields[name] !== undefined);
  if (readable.length === 0) return undefined;
  const changed = readable
    .filter(({ name, value }) => (now.get(name) ?? '') !== value)
    .map(({ name }) => name);
  return { result: changed.length > 0 ? 'changed' : 'same', changed };
}

function fieldText({ value }: FieldReading): string {
  return typeof value === 'string' ? value : [...value].sort().join(', ');
}

import { hash20 } from './canonical-hash';
import { classOf, RECORD_CLASSES, type RecordClass } from './record-classes';

export { hash20, sha256Hex } from './canonical-hash';

/** Classes whose records never change, so that an id can commit to the content. */
export type ImmutableClass = {
  [C in RecordClass]: (typeof RECORD_CLASSES)[C]['kind'] extends 'immutable' ? C : never;
}[RecordClass];

/** A record as it is before (or apart from) its id. Fields that are `undefined` do not count. */
export type Body = Readonly<Record<string, unknown>>;

/**
 * The document id of an immutable record: its place, then the hash of all its fields except `id`. A void's id derives
 * from the sample it withdraws instead, so that two people who void one sample make one void.
 */
export function contentId(cls: ImmutableClass, body: Body): string {
  if (cls === 'sampleVoid') return `${samplePlace(body)}:void-${lastPart(body.of)}`;
  const hash = hash20('id' in body ? withoutId(body) : body);
  if (cls === 'sample') return `${samplePlace(body)}:${hash}`;
  if (cls === 'audit') return `aud:${body.dev}:${String(body.seq).padStart(12, '0')}:${hash}`;
  return `${PREFIXES[cls]}:${body.initiativeId}:${hash}`;
}

function withoutId({ id: _, ...fields }: Body): Body {
  return fields;
}

/** Document id of a sample: `<initiative>:<metric>:<period start>:<hash>`. */
export function sampleId(sample: Body): string {
  return contentId('sample', sample);
}

/** Whether an immutable record is what its id says. `false` for ids of mutable classes and for unknown ones. */
export function verifyContentId(docId: string, body: Body): boolean {
  const cls = classOf(docId);
  if (!cls || !isImmutable(cls)) return false;
  if (cls === 'sampleVoid' && body.of !== `${samplePlace(body)}:${lastPart(body.of)}`) return false;
  return contentId(cls, body) === docId;
}

const PREFIXES = {
  submission: 'sub',
  decision: 'dec',
  gateDecision: 'gat',
  stepBack: 'stb',
  waiver: 'wai',
  conditionDone: 'cdn',
  evidence: 'evi',
  evidenceCheck: 'evc',
  concern: 'con',
  concernReply: 'cor',
  skip: 'skp',
  sampleNote: 'nte',
  matchReport: 'rep',
} as const satisfies Record<Exclude<ImmutableClass, 'sample' | 'sampleVoid' | 'audit'>, string>;

function isImmutable(cls: RecordClass): cls is ImmutableClass {
  return RECORD_CLASSES[cls].kind === 'immutable';
}

function samplePlace(body: Body): string {
  return `${body.initiativeId}:${body.metricId}:${body.periodStart}`;
}

function lastPart(docId: unknown): string {
  const text = String(docId);
  return text.slice(text.lastIndexOf(':') + 1);
}

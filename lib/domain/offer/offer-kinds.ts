import { RECORD_CLASSES, type RecordClass } from '../record-classes';

/**
 * What a person chooses between when a local workspace is offered to a team: record classes that are of no use without each
 * other go together. A phase belongs to its initiative, with the decisions that led to it (INV-3).
 */
const CLASSES_OF = {
  initiatives: ['initiative', 'gateDecision', 'stepBack'],
  metrics: ['metric'],
  values: ['sample', 'sampleVoid', 'sampleNote', 'skip'],
  recipes: ['recipe'],
  evidence: ['evidence', 'evidenceCheck'],
  reviews: ['submission', 'decision', 'conditionDone', 'waiver'],
  concerns: ['concern', 'concernReply'],
  rules: ['rule', 'matchReport'],
  people: ['person'],
  settings: ['workspace'],
} as const satisfies Record<string, readonly RecordClass[]>;

export type OfferKind = keyof typeof CLASSES_OF;
export const OFFER_KINDS = Object.keys(CLASSES_OF) as [OfferKind, ...OfferKind[]];

/** What a kind belongs to: none of it can be brought where that is missing. */
const NEEDS: Partial<Record<OfferKind, readonly OfferKind[]>> = {
  metrics: ['initiatives'],
  values: ['initiatives', 'metrics'],
  recipes: ['initiatives', 'metrics'],
  evidence: ['initiatives'],
  reviews: ['initiatives', 'evidence'],
  concerns: ['initiatives'],
  rules: ['initiatives'],
};

const KIND_OF: ReadonlyMap<RecordClass, OfferKind> = new Map(
  OFFER_KINDS.flatMap((kind) => CLASSES_OF[kind].map((cls) => [cls, kind] as const)),
);

/** The kind that a class goes with; `undefined` for the log of changes, which belongs to its device and is never offered. */
export const offerKindOf = (cls: RecordClass): OfferKind | undefined => KIND_OF.get(cls);

/** Whether records of a class are facts, whose id is their content. */
export const isFact = (cls: RecordClass): boolean => RECORD_CLASSES[cls].kind === 'immutable';

/**
 * A choice after one kind was ticked or unticked: what it needs comes with it, what needs it goes with it.
 *
 * @param choosable kinds of which there is something to bring; what the team has already is no choice
 */
export function chooseKind(
  chosen: readonly OfferKind[],
  change: { kind: OfferKind; on: boolean },
  choosable: readonly OfferKind[],
): OfferKind[] {
  const { kind, on } = change;
  const isNow = (one: OfferKind): boolean => {
    if (one === kind || (on && needs(kind, one))) return on;
    if (!on && needs(one, kind)) return false;
    return chosen.includes(one);
  };
  return choosable.filter(isNow);
}

const needs = (one: OfferKind, other: OfferKind): boolean => NEEDS[one]?.includes(other) ?? false;

import Dexie from 'dexie';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { isActive } from '@/lib/domain/mapping/evaluate-rule';
import type { Person } from '@/lib/domain/people';
import type { RecordClass } from '@/lib/domain/record-classes';
import type { ValuesHere } from '@/lib/domain/values-here';
import type { DocRow, MatchCountRow, PilotlightDatabase } from './database';
import { ofInitiative } from './doc-ranges';
import { readable } from './record-lists';

/** What stands around the values of an initiative: everything of it but those, the people and the matches. */
export type Surroundings = Omit<
  InitiativeRecords,
  'initiative' | 'samples' | 'voids' | 'valuesHere' | 'people' | 'matches'
>;

/** The rows of an initiative without its values and their withdrawals, however many of those there are. */
export async function readRowsAround(initiativeId: string, db: PilotlightDatabase): Promise<DocRow[]> {
  const of = (cls: RecordClass | typeof Dexie.minKey | typeof Dexie.maxKey) => [initiativeId, cls];
  const index = () => db.docs.where('[ini+cls]');
  const rows = await Promise.all([
    index().between(of(Dexie.minKey), of('sample'), false, false).toArray(),
    ofInitiative(db, initiativeId, 'sampleNote').toArray(),
    index().between(of('sampleVoid'), of(Dexie.maxKey), false, false).toArray(),
  ]);
  return rows.flat();
}

/** The records in some rows of one initiative, by class. */
export function surroundingsIn(rows: readonly DocRow[]): Surroundings {
  const of = <C extends RecordClass>(cls: C) => readable(cls, rows);
  return {
    metrics: of('metric'),
    skips: of('skip'),
    notes: of('sampleNote'),
    decisions: of('decision'),
    submissions: of('submission'),
    gateDecisions: of('gateDecision'),
    waivers: of('waiver'),
    evidence: of('evidence'),
    evidenceChecks: of('evidenceCheck'),
    conditionsDone: of('conditionDone'),
    stepBacks: of('stepBack'),
    concerns: of('concern'),
    concernReplies: of('concernReply'),
    recipes: of('recipe'),
  };
}

/** The rows of one initiative, the people it may name, how often its rules matched, and those rules. */
export type RowsOfInitiative = {
  rows: readonly DocRow[];
  people: Person[];
  counts: readonly MatchCountRow[];
  rules: readonly DocRow[];
  /** Which values are among the rows, where not all of them are. */
  valuesHere: ValuesHere | undefined;
};

/** Everything of one initiative as records; `undefined` where the rows hold no initiative that can be read. */
export function recordsIn(given: RowsOfInitiative): InitiativeRecords | undefined {
  const { rows, people, counts, rules, valuesHere } = given;
  const of = <C extends RecordClass>(cls: C) => readable(cls, rows);
  const initiative = of('initiative')[0];
  if (!initiative) return undefined;
  const lastMatchedOn = counts
    .map((count) => count.day)
    .sort()
    .at(-1);
  return {
    initiative,
    people,
    ...surroundingsIn(rows),
    samples: of('sample'),
    voids: of('sampleVoid'),
    ...(valuesHere && { valuesHere }),
    matches: {
      ruleActive: readable('rule', rules).some(isActive),
      ...(lastMatchedOn ? { lastMatchedOn } : {}),
      days: counts.map(({ day, count }) => ({ day, count })),
    },
  };
}

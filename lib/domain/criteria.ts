import type { Gate } from './governance-records';
import type { Supplier } from './overview-types';

export type CriterionRow = {
  id: string;
  gate: Gate;
  hard: boolean;
  /** M machine-checked, A attested by a person, R a reviewer's decision. */
  kind: 'M' | 'A' | 'R';
  /** C re-evaluated continuously, G fixed when the gate is passed. */
  re: 'C' | 'G';
  waivable: boolean;
  /** How much it takes: a click on this page, another person, or work of weeks. */
  effort: 'now' | 'this_week' | 'project';
  suppliedBy: Supplier;
};

/** The 21 criteria of the four gates. The name of one is the message `criterion.<id>`. */
export const CRITERIA = [
  row('P1-VOLUME', 'G1', 'hard', 'M', 'G', 'now', 'business_owner'),
  row('P1-IO', 'G1', 'hard', 'M', 'G', 'now', 'business_owner'),
  row('P1-WILLING', 'G1', 'hard', 'A', 'G', 'this_week', 'end_user'),
  row('P1-FRICTION', 'G1', 'soft', 'M', 'G', 'this_week', 'business_owner'),
  row('P1-RATIO', 'G1', 'soft', 'M', 'G', 'now', 'business_owner'),
  row('P1-OWNER', 'G1', 'hard', 'M', 'C', 'now', 'business_owner', 'not waivable'),
  row('P1-METRICS', 'G1', 'hard', 'M', 'C', 'this_week', 'business_owner'),
  row('P2-INSIDE', 'G2', 'hard', 'M', 'C', 'this_week', 'nobody_itself'),
  row('P2-NOSWITCH', 'G2', 'hard', 'A', 'G', 'this_week', 'end_user'),
  row('P2-RESHAPE', 'G2', 'soft', 'A', 'G', 'project', 'business_owner'),
  row('P2-MESSY', 'G2', 'hard', 'M', 'G', 'project', 'business_owner'),
  row('P2-SKEPTIC', 'G2', 'soft', 'A', 'G', 'project', 'end_user'),
  row('P3-ACC', 'G3', 'hard', 'R', 'C', 'this_week', 'reviewer', 'not waivable'),
  row('P3-BIAS', 'G3', 'hard', 'R', 'C', 'this_week', 'reviewer', 'not waivable'),
  row('P3-AUD', 'G3', 'hard', 'R', 'C', 'this_week', 'reviewer', 'not waivable'),
  row('P3-ACCT', 'G3', 'hard', 'R', 'C', 'this_week', 'reviewer', 'not waivable'),
  row('P3-RUN', 'G3', 'hard', 'A', 'C', 'project', 'run_owner'),
  row('P4-OUTCOME', 'G4', 'hard', 'M', 'C', 'project', 'nobody_itself'),
  row('P4-EXEC', 'G4', 'hard', 'A', 'C', 'this_week', 'executive'),
  row('P4-CONSISTENT', 'G4', 'hard', 'M', 'C', 'project', 'nobody_itself'),
  row('P4-CHANGE', 'G4', 'soft', 'A', 'C', 'this_week', 'business_owner'),
] as const satisfies readonly CriterionRow[];

export type CriterionId = (typeof CRITERIA)[number]['id'];

export function criterionRow(id: string): CriterionRow | undefined {
  return CRITERIA.find((one) => one.id === id);
}

function row<Id extends string>(
  id: Id,
  gate: Gate,
  weight: 'hard' | 'soft',
  kind: CriterionRow['kind'],
  re: CriterionRow['re'],
  effort: CriterionRow['effort'],
  suppliedBy: CriterionRow['suppliedBy'],
  waiver?: 'not waivable',
) {
  return { id, gate, hard: weight === 'hard', kind, re, waivable: waiver === undefined, effort, suppliedBy };
}

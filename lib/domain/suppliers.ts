import type { CriterionRow } from './criteria';
import type { MissingItem } from './criterion-finding';
import type { Facts } from './initiative-records';
import type { CriterionView, Supplier, SupplierNames } from './overview-types';
import { rolesOf } from './people';
import { mayReview } from './people-invariants';

/**
 * Who can supply each missing thing. What a criterion is about says who usually can; single things differ: only a
 * reviewer decides about accuracy, but the evidence for the decision comes from the business owner.
 */
export function withSuppliers(missing: readonly MissingItem[], row: CriterionRow): CriterionView['missing'] {
  return missing.map((item) => ({ ...item, suppliedBy: supplierOf(item, row) }));
}

function supplierOf({ id, values }: MissingItem, row: CriterionRow): Supplier {
  if (id === 'missing.decision')
    return TO_HAND_IN.has(String(values?.status)) ? 'business_owner' : 'reviewer';
  const own = SUPPLIERS[id.replace('missing.', '')];
  if (own) return own;
  return EVIDENCE.test(id) ? 'business_owner' : row.suppliedBy;
}

/** Statuses in which the reviewer waits for the owner and not the other way round. */
const TO_HAND_IN: ReadonlySet<string> = new Set(['not_started', 'gathering', 'changes_requested']);

const EVIDENCE = /^missing\.(ACC|BIAS|AUD|ACCT)-\d$/;

/** Things that somebody else supplies than the rest of their criterion. */
const SUPPLIERS: Readonly<Record<string, Supplier>> = {
  willing_stakeholder: 'business_owner',
  owner: 'admin',
  owner_inactive: 'admin',
  owner_from_it: 'admin',
  owner_is_it_sponsor: 'admin',
  headline_metric: 'business_owner',
  // A late start cannot be made early any more: an exception is all that helps.
  metrics_before_build: 'reviewer',
  metrics_after_start: 'reviewer',
  active_rule: 'admin',
  existing_tool: 'business_owner',
  retire_by: 'business_owner',
  objection: 'business_owner',
  outside_users: 'business_owner',
  run_owner: 'business_owner',
  run_owner_inactive: 'business_owner',
  rollout_limited: 'business_owner',
  consecutive_values: 'business_owner',
  values_here: 'nobody_itself',
  evidence_grade: 'business_owner',
  exec_outcome: 'business_owner',
  missed_period: 'business_owner',
  late_periods: 'business_owner',
  skipped_periods: 'business_owner',
};

/** Who that is in this initiative now, by name: those who hold the office or the role, and may use it here. */
export function supplierNames({ initiative, people, now, activePerson }: Facts): SupplierNames {
  const { businessOwnerId, runOwnerId, executiveSponsorId } = initiative;
  const holder = (id: string | undefined) => activePerson(id)?.displayName ?? [];
  const present = people.filter(({ active, archivedAt }) => active && !archivedAt);
  const named = (may: (person: (typeof people)[number]) => boolean) =>
    present
      .filter(may)
      .map(({ displayName }) => displayName)
      .sort();
  return {
    business_owner: [holder(businessOwnerId)].flat(),
    run_owner: [holder(runOwnerId)].flat(),
    executive: [holder(executiveSponsorId)].flat(),
    reviewer: named((person) => mayReview(person, initiative, now)),
    admin: named((person) => rolesOf(person, now, initiative.id).has('admin')),
  };
}

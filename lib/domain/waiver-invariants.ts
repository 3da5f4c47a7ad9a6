import { addDays, dayAt, daysBetween } from './calendar';
import { criterionRow } from './criteria';
import type { Problem } from './errors';
import type { Waiver } from './governance-records';
import { rolesOf } from './people';
import type { ReviewContext } from './people-invariants';
import type { Day } from './primitives';
import type { Workspace } from './workspace';

const CONSECUTIVE_WAIVERS = 2;

/** INV-7. `earlier` are the waivers of this initiative so far. */
export function checkWaiver(
  waiver: Waiver,
  context: ReviewContext & { earlier: readonly Waiver[] },
): Problem[] {
  const rule = 'INV-7';
  const { initiative, people, workspace } = context;
  const granter = people.find(({ id }) => id === waiver.grantedBy);
  const roles = rolesOf(granter, waiver.grantedAt, initiative.id);
  const { businessOwnerId, delegateIds, itSponsorId } = initiative;
  const problems: Problem[] = [];
  if (!roles.has('reviewer') && !roles.has('admin')) {
    problems.push({ code: 'waiver_granter_role', field: 'grantedBy', rule });
  }
  if ([businessOwnerId, ...delegateIds, itSponsorId].includes(waiver.grantedBy)) {
    problems.push({ code: 'waiver_granter_conflict', field: 'grantedBy', rule });
  }
  const row = criterionRow(waiver.criterionId);
  if (!row) problems.push({ code: 'criterion_unknown', field: 'criterionId', rule });
  else if (!row.waivable) problems.push({ code: 'waiver_not_allowed', field: 'criterionId', rule });
  const granted = dayAt(waiver.grantedAt, workspace.timeZone);
  const max = workspace.thresholds.waiverDays;
  if (waiver.expiresOn < granted || daysBetween(granted, waiver.expiresOn) > max) {
    problems.push({
      code: 'waiver_too_long',
      field: 'expiresOn',
      values: { max, until: addDays(granted, max) },
      rule,
    });
  }
  const same = context.earlier.filter(({ criterionId }) => criterionId === waiver.criterionId);
  if (runBefore(granted, same, workspace) >= CONSECUTIVE_WAIVERS) {
    problems.push({ code: 'waiver_third', field: 'criterionId', values: { max: CONSECUTIVE_WAIVERS }, rule });
  }
  return problems;
}

/** How many waivers of one criterion follow each other without a gap up to the day `granted`. */
function runBefore(granted: Day, waivers: readonly Waiver[], workspace: Workspace): number {
  let from = granted;
  let run = 0;
  for (const waiver of [...waivers].sort((a, b) => (a.grantedAt > b.grantedAt ? -1 : 1))) {
    if (addDays(waiver.expiresOn, 1) < from) break;
    from = dayAt(waiver.grantedAt, workspace.timeZone);
    run += 1;
  }
  return run;
}

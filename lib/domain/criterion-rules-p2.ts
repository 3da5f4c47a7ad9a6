import { addDays, startOfDay } from './calendar';
import type { CriterionId } from './criteria';
import { type CriterionRule, type Finding, isBlank, metBy, metUnless, missing } from './criterion-finding';
import type { EvidenceItem } from './governance-records';
import type { Initiative } from './initiative';
import type { Facts } from './initiative-records';

/** Phase 2: integration, not demonstration. */
export const P2_RULES = {
  'P2-INSIDE': inside,
  'P2-NOSWITCH': noSwitch,
  'P2-RESHAPE': reshape,
  'P2-MESSY': messy,
  'P2-SKEPTIC': skeptic,
} as const satisfies { [Id in CriterionId & `P2-${string}`]: CriterionRule };

export const RECENT_DAYS = 30;

/** Proves itself from use: no one can tick it. Without any observation it is unknown, never guessed. */
function inside(facts: Facts): Finding {
  const { matches, initiative, today } = facts;
  const surface =
    !initiative.scope.surfaces.some(({ kind }) => kind === 'existing_tool') && missing('existing_tool');
  if (!matches) {
    return {
      state: surface ? 'unmet' : 'unknown',
      missing: [missing('match_data'), ...(surface ? [surface] : [])],
    };
  }
  const { ruleActive, lastMatchedOn, people } = matches;
  const finding = metUnless([
    !ruleActive && missing('active_rule'),
    // One browser's own counts say nothing of the others.
    ruleActive &&
      lastMatchedOn === undefined &&
      (people === undefined ? missing('not_seen_here', { days: RECENT_DAYS }) : missing('first_match')),
    lastMatchedOn !== undefined &&
      lastMatchedOn < addDays(today, -RECENT_DAYS) &&
      missing('recent_match', { on: lastMatchedOn }),
    people !== undefined && people < 2 && missing('second_person', { people }),
    surface,
  ]);
  if (finding.state === 'met' || lastMatchedOn === undefined) return finding;
  const lapsed = addDays(lastMatchedOn, RECENT_DAYS + 1);
  return lapsed > today ? finding : { ...finding, since: startOfDay(lapsed, facts.workspace.timeZone) };
}

function noSwitch(facts: Facts): Finding {
  const staying = facts.initiative.scope.surfaces.filter(
    ({ kind, retireBy }) => kind === 'new_interface' && retireBy === undefined,
  );
  const words = attestations('P2-NOSWITCH', facts);
  const fromOutside = words.some(
    (word) => word.outsideTeam === true && !teamOf(facts.initiative).includes(word.by),
  );
  const items = [
    ...staying.map(({ tool }) => missing('retire_by', { tool })),
    ...(fromOutside ? [] : [missing('end_user_word')]),
  ];
  if (items.length === 0) return metUnless([]);
  return { state: staying.length === 0 && words.length > 0 ? 'claimed' : 'unmet', missing: items };
}

function reshape({ initiative: { workflow } }: Facts): Finding {
  if (!workflow || workflow.before.length === 0) return metUnless([missing('steps_before')]);
  if (workflow.after.length === 0) return metUnless([missing('steps_after')]);
  return metUnless([!isReshaped(workflow) && missing('step_changed')]);
}

/** Removed or merged: a step is gone. Moved: to another place in the order, another person or another tool. */
function isReshaped({ before, after }: NonNullable<Initiative['workflow']>): boolean {
  const places = before.map(({ name }) => after.findIndex((step) => step.name === name));
  if (places.includes(-1)) return true;
  if (places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))) return true;
  return before.some((step, index) => {
    const now = after[places[index] ?? -1];
    return now !== undefined && (now.actor !== step.actor || now.tool !== step.tool);
  });
}

function messy(facts: Facts): Finding {
  const min = facts.workspace.thresholds.minCases;
  const { trials } = facts.initiative;
  if (trials.length === 0) return metUnless([missing('trial', { min })]);
  const fair = trials.filter(({ selection }) => selection !== 'hand_picked');
  if (fair.length === 0) return metUnless([missing('trial_selection')]);
  const counted = fair.filter(
    ({ failures }) => failures.length > 0 && failures.every(({ category }) => !isBlank(category)),
  );
  if (counted.length === 0) return metUnless([missing('trial_failures')]);
  const cases = counted.reduce((sum, trial) => sum + trial.cases, 0);
  const kinds = counted.flatMap(({ failures }) => failures).length;
  return metUnless(
    [cases < min && missing('trial_cases', { cases, min })],
    [metBy('cases', { cases, min, kinds })],
  );
}

function skeptic(facts: Facts): Finding {
  const min = facts.workspace.thresholds.minUsers;
  const { trials, change } = facts.initiative;
  // The same people may have taken part in several trials, so their numbers are not added up.
  const users = Math.max(0, ...trials.map(({ outsideUsers }) => outsideUsers));
  const heard =
    change.objections.some(({ response }) => !isBlank(response)) ||
    attestations('P2-SKEPTIC', facts).length > 0;
  return metUnless([users < min && missing('outside_users', { users, min }), !heard && missing('objection')]);
}

/** The criteria for which a filed statement counts; the others are shown by what is recorded in its own place. */
export const STATED_CRITERIA = ['P2-NOSWITCH', 'P2-SKEPTIC'] as const;

/** Statements for a criterion that still hold today. */
function attestations(criterionId: (typeof STATED_CRITERIA)[number], facts: Facts): EvidenceItem[] {
  return facts.evidence.filter(
    ({ kind, supports, expiresOn }) =>
      kind === 'attestation' &&
      supports.includes(criterionId) &&
      (expiresOn === undefined || expiresOn >= facts.today),
  );
}

function teamOf(initiative: Initiative): (string | undefined)[] {
  const { businessOwnerId, delegateIds, itSponsorId, runOwnerId } = initiative;
  return [businessOwnerId, ...delegateIds, itSponsorId, runOwnerId];
}

import { addDays, dayAt, endExclusiveOfDay, latestOf } from './calendar';
import { changedEvidence } from './evidence-state';
import { isHigherTier, riskTier } from './governance';
import { type Decision, DIMENSIONS, type Dimension, type ReviewSnapshot } from './governance-records';
import { DECISION_ROLES, type Initiative, type Scope } from './initiative';
import type { Facts } from './initiative-records';
import type { Instant } from './primitives';

/** Something that changed since a review and makes the approval of some dimensions worthless. */
export type MaterialChange = {
  /** Code of what changed; its name is the message `change.<what>`. */
  what: ChangeKind;
  before?: string;
  after?: string;
  /** When, as far as the record tells: the last write to the record that holds the value. */
  since: Instant;
};

export type ChangeKind =
  | 'decision_role'
  | 'affects'
  | 'data_classes'
  | 'domain_flags'
  | 'risk_tier'
  | 'model_provider'
  | 'model_name'
  | 'model_version'
  | 'instructions_version'
  | 'exposed_headcount'
  | 'surface'
  | 'evidence_changed'
  | 'business_owner'
  | 'business_owner_inactive'
  | 'run_owner'
  | 'run_owner_inactive';

/** Which dimensions each kind of change touches. What widens the use touches all, optional dimensions included. */
const TOUCHES = {
  decision_role: DIMENSIONS,
  affects: DIMENSIONS,
  data_classes: DIMENSIONS,
  domain_flags: DIMENSIONS,
  risk_tier: DIMENSIONS,
  model_provider: ['accuracy', 'bias', 'auditability'],
  model_name: ['accuracy', 'bias', 'auditability'],
  model_version: ['accuracy', 'bias', 'auditability'],
  instructions_version: ['accuracy', 'bias'],
  exposed_headcount: ['bias', 'accountability'],
  surface: ['auditability'],
  evidence_changed: DIMENSIONS,
  business_owner: ['accountability'],
  business_owner_inactive: ['accountability'],
  run_owner: ['accountability'],
  run_owner_inactive: ['accountability'],
} as const satisfies Record<ChangeKind, readonly Dimension[]>;

/** What changed between the decision's snapshot and now, as far as it matters for the decision's dimension. */
export function materialChanges(decision: Decision, facts: Facts): MaterialChange[] {
  const { initiative } = facts;
  const changes = [
    ...scopeChanges(decision, initiative).map((one) => ({
      ...one,
      since: scopeSince(one.what, decision, initiative) ?? one.since,
    })),
    ...peopleChanges(decision, facts),
    ...evidenceChanges(decision, facts),
  ];
  return changes.filter(({ what }) => (TOUCHES[what] as readonly Dimension[]).includes(decision.dimension));
}

/** When a later version of the scope first changed this, as the scope's own log tells. */
function scopeSince(what: ChangeKind, decision: Decision, { scopeLog }: Initiative): Instant | undefined {
  // Two people may have written at the same time, so the entries need not stand in order.
  return scopeLog
    ?.filter(({ at, changed }) => at > decision.decidedAt && changed.includes(what))
    .map(({ at }) => at)
    .sort()[0];
}

const CHANGED_EVIDENCE_DAYS = 14;

/** Evidence that has looked different for two weeks voids what was decided on it, at rigor audit only. */
function evidenceChanges(decision: Decision, facts: Facts): MaterialChange[] {
  if (facts.workspace.rigor !== 'audit') return [];
  return changedEvidence(decision, facts).flatMap(({ item, since }) => {
    const until = addDays(dayAt(since, facts.workspace.timeZone), CHANGED_EVIDENCE_DAYS);
    if (until >= facts.today) return [];
    return [
      {
        what: 'evidence_changed' as const,
        after: item.title,
        since: endExclusiveOfDay(until, facts.workspace.timeZone),
      },
    ];
  });
}

/** Codes of everything that differs between two scopes, in whichever direction. */
export function scopeDifferences(before: Scope, after: Scope): ChangeKind[] {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
  const rows: [boolean, ChangeKind][] = [
    [before.decisionRole !== after.decisionRole, 'decision_role'],
    [differs(sorted(before.affects), sorted(after.affects)), 'affects'],
    [differs(sorted(before.dataClasses), sorted(after.dataClasses)), 'data_classes'],
    [differs(sorted(before.domainFlags), sorted(after.domainFlags)), 'domain_flags'],
    [riskTier(before) !== riskTier(after), 'risk_tier'],
    [before.modelRef?.provider !== after.modelRef?.provider, 'model_provider'],
    [before.modelRef?.name !== after.modelRef?.name, 'model_name'],
    [before.modelRef?.version !== after.modelRef?.version, 'model_version'],
    [before.instructionsVersion !== after.instructionsVersion, 'instructions_version'],
    [before.exposedHeadcount !== after.exposedHeadcount, 'exposed_headcount'],
    [differs(before.surfaces.map(surfaceCode).sort(), after.surfaces.map(surfaceCode).sort()), 'surface'],
  ];
  return rows.filter(([holds]) => holds).map(([, what]) => what);
}

function scopeChanges(decision: Decision, initiative: Initiative): MaterialChange[] {
  const { scope } = initiative;
  const seen = decision.snapshot;
  const since = latestOf(decision.decidedAt, initiative.at);
  const changes: MaterialChange[] = [];
  if (DECISION_ROLES.indexOf(scope.decisionRole) > DECISION_ROLES.indexOf(seen.decisionRole)) {
    changes.push({ what: 'decision_role', before: seen.decisionRole, after: scope.decisionRole, since });
  }
  for (const after of added(seen.affects, scope.affects)) changes.push({ what: 'affects', after, since });
  for (const after of added(seen.dataClasses, scope.dataClasses)) {
    changes.push({ what: 'data_classes', after, since });
  }
  for (const after of added(seen.domainFlags, scope.domainFlags)) {
    changes.push({ what: 'domain_flags', after, since });
  }
  const tier = riskTier(scope, initiative.raisedRiskTier);
  if (isHigherTier(tier, seen.riskTier)) {
    changes.push({ what: 'risk_tier', before: seen.riskTier, after: tier, since });
  }
  changes.push(...modelChanges(seen, scope, since));
  if (scope.instructionsVersion !== seen.instructionsVersion && wasMajor(decision, initiative)) {
    changes.push(change('instructions_version', seen.instructionsVersion, scope.instructionsVersion, since));
  }
  const [seenCount, count] = [seen.exposedHeadcount, scope.exposedHeadcount];
  if (seenCount !== undefined && count !== undefined && count > 2 * seenCount) {
    changes.push(change('exposed_headcount', String(seenCount), String(count), since));
  }
  for (const after of added(seen.surfaces.map(surfaceCode), scope.surfaces.map(surfaceCode))) {
    changes.push({ what: 'surface', after, since });
  }
  return changes;
}

/** The version of the instructions, where its author marked it as a major change. A version without a name is ''. */
export function majorInstructions({
  instructionsVersion = '',
  instructionsMajor,
}: Scope): string | undefined {
  return instructionsMajor ? instructionsVersion : undefined;
}

/**
 * Whether instructions other than those decided on were ever marked as major since. Taking the mark away, or saving a minor
 * version on top, makes nothing of it undone: only a new decision does.
 */
function wasMajor({ decidedAt, snapshot }: Decision, { scope, scopeLog = [] }: Initiative): boolean {
  const later = scopeLog.filter(({ at }) => at > decidedAt).map(({ replacedMajor }) => replacedMajor);
  return [...later, majorInstructions(scope)].some(
    (version) => version !== undefined && version !== (snapshot.instructionsVersion ?? ''),
  );
}

function modelChanges(seen: ReviewSnapshot, scope: Scope, since: Instant): MaterialChange[] {
  const parts = [
    ['model_provider', 'provider'],
    ['model_name', 'name'],
    ['model_version', 'version'],
  ] as const;
  return parts.flatMap(([what, part]) => {
    const [before, after] = [seen.modelRef?.[part], scope.modelRef?.[part]];
    return before === after ? [] : [change(what, before, after, since)];
  });
}

/** A run owner who is named for the first time changes nothing for the worse, so it is no change. */
function peopleChanges(decision: Decision, facts: Facts): MaterialChange[] {
  const { initiative, personOf } = facts;
  const seen = decision.snapshot;
  const name = (id: string | undefined) => personOf(id)?.displayName;
  const gone = (id: string) => !personOf(id)?.active;
  const goneSince = (id: string) => latestOf(decision.decidedAt, personOf(id)?.at ?? initiative.at);
  const changes: MaterialChange[] = [];
  const owner = initiative.businessOwnerId;
  if (owner !== seen.businessOwnerId) {
    const since = latestOf(decision.decidedAt, initiative.businessOwnerSince ?? initiative.at);
    changes.push(change('business_owner', name(seen.businessOwnerId), name(owner), since));
  } else if (gone(owner)) {
    changes.push(change('business_owner_inactive', name(owner), undefined, goneSince(owner)));
  }
  const runner = initiative.runOwnerId;
  if (seen.runOwnerId === undefined) return changes;
  if (runner !== seen.runOwnerId) {
    const since = latestOf(decision.decidedAt, initiative.runOwnerSince ?? initiative.at);
    changes.push(change('run_owner', name(seen.runOwnerId), name(runner), since));
  } else if (gone(runner)) {
    changes.push(change('run_owner_inactive', name(runner), undefined, goneSince(runner)));
  }
  return changes;
}

/** The values of `now` that `before` does not account for, counted: a second surface of one kind is an addition too. */
function added<T>(before: readonly T[], now: readonly T[]): T[] {
  const left = [...before];
  return now.filter((value) => {
    const found = left.indexOf(value);
    if (found < 0) return true;
    left.splice(found, 1);
    return false;
  });
}

function change(
  what: ChangeKind,
  before: string | undefined,
  after: string | undefined,
  since: Instant,
): MaterialChange {
  return {
    what,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    since,
  };
}

const sorted = (values: readonly string[]): string[] => [...values].sort();
const surfaceCode = (surface: { tool: string; kind: string }): string => `${surface.tool}/${surface.kind}`;

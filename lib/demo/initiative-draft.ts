import type { Candidate, ChangePlan, Initiative, Rollout, Trial } from '@/lib/domain/initiative';
import type { DemoContext, Known } from './demo-context';
import type { PersonKey } from './person-table';

/** What differs between the demo's initiatives. Day offsets are relative to today; the past is negative. */
export type InitiativeDraft = Pick<Known<Initiative>, 'name' | 'purpose' | 'phase' | 'rollout' | 'scope'> & {
  createdOn: number;
  /** Day of the last change of the plain fields. */
  updatedOn: number;
  owner: PersonKey;
  /** Absent when the owner has not accepted yet. */
  ownerAcceptedOn?: number;
  people?: { delegates?: PersonKey[]; itSponsor?: PersonKey; runOwner?: PersonKey; executive?: PersonKey };
  entryMode?: Initiative['entryMode'];
  paused?: { on: number; reason: string };
  ended?: { as: 'stopped' | 'retired'; on: number; reason: string; learnt: string };
  /** The tier to which a reviewer raised the computed one. */
  raisedRisk?: [tier: NonNullable<Initiative['raisedRiskTier']>, reason: string];
  buildStartedOn?: number;
  rollouts?: [rollout: Rollout, on: number, note: string][];
  candidates?: [name: string, ...CandidateFigures][];
  candidatesOn?: number;
  /** Position of the chosen candidate in `candidates`, and the day of the choice. */
  chosen?: [position: number, on: number];
  stakeholders?: [name: string, stance: Stance, on: number, how: How][];
  training?: [planned: number, done: number];
  communications?: [on: number, what: string][];
  objections?: [text: string, on: number, response?: string, by?: string][];
  changeReviewedOn?: number;
  workflow?: Known<Initiative>['workflow'];
  trial?: TrialDraft;
  run?: { performance: [requirement: string, measured: string]; support: string; hours: number };
};

type Stance = ChangePlan['stakeholders'][number]['stance'];
type How = ChangePlan['stakeholders'][number]['how'];
type CandidateFigures = [
  friction: number,
  volumePerMonth: number,
  stepsVary: Candidate['stepsVary'],
  impact: number,
  complexity: number,
];
type TrialDraft = {
  from: number;
  to: number;
  selection: Trial['selection'];
  cases: number;
  failures: [category: string, count: number][];
  outsideUsers: number;
};

/** A complete initiative from its draft. */
export function newDemoInitiative(context: DemoContext, key: string, draft: InitiativeDraft): Initiative {
  const owner = context.person(draft.owner);
  const createdAt = context.at(draft.createdOn);
  const chosenId = draft.chosen && candidateId(context, key, draft.chosen[0]);
  return {
    id: context.initiative(key),
    ...context.envelope(owner, context.at(draft.updatedOn, 11)),
    createdAt,
    createdBy: owner,
    key,
    name: draft.name,
    purpose: draft.purpose,
    entryMode: draft.entryMode ?? 'greenfield',
    phase: draft.phase,
    rollout: draft.rollout,
    ...statusOf(context, draft, owner),
    businessOwnerId: owner,
    ...(draft.ownerAcceptedOn !== undefined && { ownerAcceptedAt: context.at(draft.ownerAcceptedOn, 10) }),
    ...roleHolders(context, draft),
    ...(draft.buildStartedOn !== undefined && { buildStartedAt: context.day(draft.buildStartedOn) }),
    rolloutHistory: (draft.rollouts ?? []).map(([rollout, on, note]) => ({
      rollout,
      from: context.day(on),
      by: owner,
      note,
    })),
    candidates: candidatesOf(context, key, draft),
    ...(chosenId && draft.chosen && { chosenCandidateId: chosenId, chosenAt: context.at(draft.chosen[1]) }),
    scope: draft.scope,
    scopeVersion: 1,
    ...(draft.raisedRisk && {
      raisedRiskTier: draft.raisedRisk[0],
      raisedRiskReason: draft.raisedRisk[1],
    }),
    change: changePlanOf(context, draft),
    ...(draft.workflow && { workflow: draft.workflow }),
    trials: draft.trial ? [trialOf(context, key, draft.trial, owner)] : [],
    ...(draft.run && { run: runPlanOf(context, draft.run) }),
  };
}

/** Whether it goes on, rests or has ended, with day, person and reason. */
function statusOf(context: DemoContext, { paused, ended }: InitiativeDraft, owner: string) {
  const left = paused ?? ended;
  if (!left) return { status: 'active' as const };
  const since = context.day(left.on);
  return {
    status: ended?.as ?? ('paused' as const),
    statusReason: left.reason,
    statusSince: since,
    statusBy: owner,
    ...(paused && { pausedSince: since }),
    ...(ended && { learnt: ended.learnt }),
  };
}

function roleHolders(context: DemoContext, { people = {} }: InitiativeDraft) {
  return {
    delegateIds: (people.delegates ?? []).map((key) => context.person(key)),
    ...(people.itSponsor && { itSponsorId: context.person(people.itSponsor) }),
    ...(people.runOwner && { runOwnerId: context.person(people.runOwner) }),
    ...(people.executive && { executiveSponsorId: context.person(people.executive) }),
  };
}

function candidateId(context: DemoContext, key: string, position: number): string {
  return context.id(`candidate:${key}:${position}`);
}

function candidatesOf(context: DemoContext, key: string, draft: InitiativeDraft): Candidate[] {
  return (draft.candidates ?? []).map(
    ([name, friction, volume, stepsVary, impact, complexity], position) => ({
      id: candidateId(context, key, position),
      name,
      frictionScore: friction,
      volumePerMonth: volume,
      stepsVary,
      impact,
      complexity,
      recordedAt: context.at(draft.candidatesOn ?? draft.createdOn, 10),
      source: 'Half-day workshop with the people who do the work, volumes counted from tickets',
    }),
  );
}

function changePlanOf(context: DemoContext, draft: InitiativeDraft): ChangePlan {
  const [planned, done] = draft.training ?? [0, 0];
  return {
    stakeholders: (draft.stakeholders ?? []).map(([personOrName, stance, on, how]) => ({
      personOrName,
      stance,
      expressedAt: context.day(on),
      how,
      byPersonId: context.person(draft.owner),
    })),
    training: { planned, done },
    communications: (draft.communications ?? []).map(([on, what]) => ({ on: context.day(on), what })),
    objections: (draft.objections ?? []).map(([text, on, response, by]) => ({
      text,
      raisedOn: context.day(on),
      ...(response && { response }),
      ...(by && { by }),
    })),
    ...(draft.changeReviewedOn !== undefined && { reviewedOn: context.day(draft.changeReviewedOn) }),
  };
}

function trialOf(context: DemoContext, key: string, draft: TrialDraft, by: string): Trial {
  return {
    id: context.id(`trial:${key}`),
    from: context.day(draft.from),
    to: context.day(draft.to),
    selection: draft.selection,
    cases: draft.cases,
    failures: draft.failures.map(([category, count]) => ({ category, count })),
    outsideUsers: draft.outsideUsers,
    by,
    evidenceIds: [],
  };
}

function runPlanOf(context: DemoContext, run: NonNullable<InitiativeDraft['run']>) {
  const [requirement, measured] = run.performance;
  return {
    performance: [{ requirement, measured, measuredOn: context.day(-40) }],
    supportChannel: run.support,
    capacityHoursPerMonth: run.hours,
    fundedUntil: context.day(400),
  };
}

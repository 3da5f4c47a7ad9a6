import type { Problem } from './errors';
import type { ConditionDone, Decision } from './governance-records';
import type { Initiative } from './initiative';
import type { Metric } from './metric-records';
import { type Person, rolesOf } from './people';
import type { Instant } from './primitives';

export const HOLDING_KINDS = [
  'business_owner',
  'delegate',
  'it_sponsor',
  'run_owner',
  'executive_sponsor',
  'metric',
  'contributor',
  'reviewer',
  'condition',
] as const;

/** One thing a person answers for. */
export type Holding = {
  kind: (typeof HOLDING_KINDS)[number];
  /** Undefined for a reviewer of the whole workspace. */
  initiativeId?: string;
  initiativeName?: string;
  metricId?: string;
  /** For a metric its name, for a condition its text. */
  name?: string;
};

/** How many things are in other hands now, and what had to stay, with the reason. */
export type HandedOver = { handedOver: number; stayed: (Holding & { problems: Problem[] })[] };

/** A decision is never changed: what it asks of somebody who left falls to the business owner, as their prompt says. */
export const canBeHandedOver = ({ kind }: Pick<Holding, 'kind'>): boolean => kind !== 'condition';

type Holdable = {
  initiatives: readonly Initiative[];
  metrics: readonly Metric[];
  people: readonly Person[];
  decisions: readonly Decision[];
  conditionsDone: readonly ConditionDone[];
};

/** Everything that somebody else has to take over when this person leaves, in one list. */
export function holdingsOf(personId: string, records: Holdable, at: Instant): Holding[] {
  const open = records.initiatives.filter(({ archivedAt }) => archivedAt === undefined);
  return [
    ...open.flatMap((initiative) => [
      ...officesOf(personId, initiative),
      ...metricsOf(personId, initiative, records.metrics),
      ...conditionsOf(personId, initiative, records),
    ]),
    ...reviewsOf(personId, open, records.people, at),
  ];
}

const placeOf = ({ id, name }: Initiative) => ({ initiativeId: id, initiativeName: name });

function officesOf(personId: string, initiative: Initiative): Holding[] {
  const offices: [Holding['kind'], boolean][] = [
    ['business_owner', initiative.businessOwnerId === personId],
    ['delegate', initiative.delegateIds.includes(personId)],
    ['it_sponsor', initiative.itSponsorId === personId],
    ['run_owner', initiative.runOwnerId === personId],
    ['executive_sponsor', initiative.executiveSponsorId === personId],
  ];
  return offices.filter(([, holds]) => holds).map(([kind]) => ({ ...placeOf(initiative), kind }));
}

function metricsOf(personId: string, initiative: Initiative, metrics: readonly Metric[]): Holding[] {
  const measured = metrics.filter(
    (metric) => metric.initiativeId === initiative.id && metric.status !== 'closed',
  );
  const holding = (kind: 'metric' | 'contributor') => (metric: Metric) => ({
    ...placeOf(initiative),
    kind,
    metricId: metric.id,
    name: metric.name,
  });
  return [
    ...measured.filter(({ ownerId }) => ownerId === personId).map(holding('metric')),
    ...measured.filter(({ contributorIds }) => contributorIds.includes(personId)).map(holding('contributor')),
  ];
}

/** What the decisions that count ask of this person and is not done yet. */
function conditionsOf(
  personId: string,
  initiative: Initiative,
  { decisions, conditionsDone }: Holdable,
): Holding[] {
  const own = decisions.filter(({ initiativeId }) => initiativeId === initiative.id);
  const isDone = (id: string, index: number) =>
    conditionsDone.some(({ decisionId, condition }) => decisionId === id && condition === index);
  return own
    .filter(
      (one) => !own.some((other) => other.dimension === one.dimension && other.decidedAt > one.decidedAt),
    )
    .flatMap(({ id, conditions }) =>
      conditions.flatMap(({ ownerId, text, doneAt }, index) =>
        ownerId === personId && doneAt === undefined && !isDone(id, index)
          ? [{ ...placeOf(initiative), kind: 'condition' as const, name: text }]
          : [],
      ),
    );
}

/** Where nobody else reviews. Of somebody who left, the roles that ended with their leaving. */
function reviewsOf(
  personId: string,
  initiatives: readonly Initiative[],
  people: readonly Person[],
  at: Instant,
): Holding[] {
  const person = people.find(({ id }) => id === personId);
  const held = person?.roles.filter(
    ({ role, from, to }) =>
      role === 'reviewer' && (person.active ? from <= at && (to === undefined || at < to) : to === person.at),
  );
  const others = people.filter(({ id }) => id !== personId);
  const reviews = (scope: string) =>
    others.some((one) => rolesOf(one, at, scope === 'workspace' ? undefined : scope).has('reviewer'));
  return [...new Set(held?.map(({ scope }) => scope))].flatMap((scope): Holding[] => {
    if (reviews(scope)) return [];
    if (scope === 'workspace') return [{ kind: 'reviewer' }];
    const initiative = initiatives.find(({ id }) => id === scope);
    return initiative ? [{ ...placeOf(initiative), kind: 'reviewer' }] : [];
  });
}

/** An initiative with one office in other hands. A new business owner has to accept for themselves. */
export function withOfficeOf(
  initiative: Initiative,
  kind: Holding['kind'],
  { fromId, toId, at }: { fromId: string; toId: string; at: Instant },
): Initiative {
  switch (kind) {
    case 'business_owner': {
      const { ownerAcceptedAt: _, ...rest } = initiative;
      const delegateIds = initiative.delegateIds.filter((id) => id !== toId);
      return { ...rest, businessOwnerId: toId, businessOwnerSince: at, delegateIds };
    }
    case 'delegate':
      return { ...initiative, delegateIds: inOtherHands(initiative.delegateIds, fromId, toId) };
    case 'it_sponsor':
      return { ...initiative, itSponsorId: toId };
    case 'run_owner':
      return { ...initiative, runOwnerId: toId, runOwnerSince: at };
    case 'executive_sponsor':
      return { ...initiative, executiveSponsorId: toId };
    default:
      return initiative;
  }
}

/** A list of people with one of them replaced, nobody twice. */
export function inOtherHands(ids: readonly string[], fromId: string, toId: string): string[] {
  return [...new Set(ids.map((id) => (id === fromId ? toId : id)))];
}

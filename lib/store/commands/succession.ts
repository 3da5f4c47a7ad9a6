import { AppError } from '@/lib/domain/errors';
import { changedRoles, grantsAt } from '@/lib/domain/role-grants';
import {
  canBeHandedOver,
  type HandedOver,
  type Holding,
  inOtherHands,
  withOfficeOf,
} from '@/lib/domain/succession';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { listHoldings } from '../reads';
import { requireRole } from './roles';

/** Which of the things a person answers for. */
export type HoldingKey = Pick<Holding, 'kind'> & {
  initiativeId?: string | undefined;
  metricId?: string | undefined;
};

type Succession = { fromId: string; toId: string };

/**
 * Hands what one person answers for to another: everything, or one thing. What a rule forbids the successor (separation of
 * duties, INV-1, INV-2, INV-29) stays and is named.
 *
 * @throws AppError `successor_unfit`; for one thing, the refusal itself.
 */
export function handOver(
  { only, ...succession }: Succession & { only?: HoldingKey | undefined },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<HandedOver> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    if (!only) return handOverAll(unit, succession);
    await requireSuccessor(unit, succession);
    const holdings = await listHoldings(succession.fromId, unit.now, unit.db);
    const holding = holdings.find((one) => canBeHandedOver(one) && isSame(one, only));
    if (!holding) throw new AppError('not_found');
    await handOne(unit, holding, succession);
    return { handedOver: 1, stayed: [] };
  });
}

/** Inside a transaction: everything that may change hands does. */
export async function handOverAll(unit: Unit, succession: Succession): Promise<HandedOver> {
  await requireSuccessor(unit, succession);
  const result: HandedOver = { handedOver: 0, stayed: [] };
  for (const holding of await listHoldings(succession.fromId, unit.now, unit.db)) {
    if (!canBeHandedOver(holding)) continue;
    try {
      await handOne(unit, holding, succession);
      result.handedOver += 1;
    } catch (cause) {
      // Refused by a rule, before anything of it was written. Everything else is a fault, and undoes the whole.
      if (!(cause instanceof AppError) || cause.code !== 'invalid_input') throw cause;
      result.stayed.push({ ...holding, problems: [...cause.problems] });
    }
  }
  return result;
}

async function requireSuccessor(unit: Unit, { fromId, toId }: Succession): Promise<void> {
  const person = await unit.get('person', `per:${toId}`);
  if (person?.active && person.archivedAt === undefined && toId !== fromId) return;
  throw new AppError('invalid_input', [{ code: 'successor_unfit', field: 'successor' }]);
}

async function handOne(unit: Unit, holding: Holding, { fromId, toId }: Succession): Promise<void> {
  const { kind, initiativeId = '', metricId = '' } = holding;
  if (kind === 'reviewer') return makeReviewer(unit, toId, holding.initiativeId ?? 'workspace');
  if (kind === 'metric' || kind === 'contributor') {
    const [metric] = await unit.listGroup('metric', metricId);
    if (!metric) throw new AppError('not_found');
    const change =
      kind === 'metric'
        ? { ownerId: toId }
        : { contributorIds: inOtherHands(metric.contributorIds, fromId, toId) };
    await unit.put('metric', { ...metric, ...change, ...unit.envelope }, 'metric.hand_over');
    return;
  }
  const initiative = await unit.get('initiative', `ini:${initiativeId}`);
  if (!initiative) throw new AppError('not_found');
  const next = withOfficeOf(initiative, kind, { fromId, toId, at: unit.now });
  await unit.put('initiative', { ...next, ...unit.envelope }, 'initiative.hand_over');
}

async function makeReviewer(unit: Unit, personId: string, scope: string): Promise<void> {
  const person = await unit.get('person', `per:${personId}`);
  if (!person) throw new AppError('not_found');
  const grants = [...grantsAt(person, unit.now), { role: 'reviewer' as const, scope }];
  const roles = changedRoles(person.roles, grants, unit.now);
  await unit.put('person', { ...person, ...unit.envelope, roles }, 'person.edit');
}

function isSame(holding: Holding, key: HoldingKey): boolean {
  return (
    holding.kind === key.kind &&
    holding.initiativeId === key.initiativeId &&
    holding.metricId === key.metricId
  );
}

import { AppError } from '@/lib/domain/errors';
import { newPinRule } from '@/lib/domain/mapping/new-rule';
import { mayPin, mayTakeAway, pinsOf } from '@/lib/domain/mapping/pin';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';
import { readClass } from '../record-lists';
import { readState } from '../sync-state';
import { type Recognise, refuseIfNotReady } from './rules';

type Pin = { workItem: WorkItem; initiativeId: string };

/**
 * Pins one work item to an initiative, whatever the broader rules say. A pin to another initiative gives way, when its
 * owner could have taken it away.
 *
 * @throws AppError `not_found`, or `invalid_input` with `pin_not_allowed`, `pinned_elsewhere` or `pin_no_key`.
 */
export function pinWorkItem(
  { workItem, initiativeId }: Pin,
  author: Author,
  recognise: Recognise,
  db: PilotlightDatabase = database,
): Promise<{ ruleId: string }> {
  return commit(db, author, async (unit) => {
    await requirePinRight(unit, author, initiativeId, 'pin_not_allowed');
    const pins = pinsOf(workItem, await readClass('rule', unit.db));
    const same = pins.find((pin) => pin.initiativeId === initiativeId);
    if (same) return { ruleId: same.id };
    for (const pin of pins) {
      await requirePinRight(unit, author, pin.initiativeId, 'pinned_elsewhere', pin);
      await putAway(unit, pin);
    }
    const rule = newPinRule(workItem, initiativeId, {
      ...unit.envelope,
      id: `${initiativeId}:${newUlid(author.at)}`,
    });
    if (!rule) throw new AppError('invalid_input', [{ code: 'pin_no_key' }]);
    await refuseIfNotReady(unit, rule, recognise);
    await unit.put('rule', rule, 'rule.pin');
    return { ruleId: rule.id };
  });
}

/** Takes the pin of a work item to an initiative away; from then on the rules decide again. */
export function unpinWorkItem(
  { workItem, initiativeId }: Pin,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    const pins = pinsOf(workItem, await readClass('rule', unit.db));
    const pin = pins.find((one) => one.initiativeId === initiativeId);
    if (!pin) throw new AppError('not_found');
    await requirePinRight(unit, author, initiativeId, 'pin_not_allowed', pin);
    await putAway(unit, pin);
    return {};
  });
}

/** The same for a pin found in the list of rules. */
export function removePin(
  { ruleId, version }: { ruleId: string; version: number },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    const pin = await unit.get('rule', `map:${ruleId}`);
    if (!pin?.pin || pin.archivedAt) throw new AppError('not_found');
    if (pin.version !== version) throw new AppError('edited_elsewhere');
    await requirePinRight(unit, author, pin.initiativeId, 'pin_not_allowed', pin);
    await putAway(unit, pin);
    return {};
  });
}

async function putAway(unit: Unit, pin: Rule): Promise<void> {
  const version = pin.version + 1;
  const away = { ...pin, ...unit.envelope, status: 'disabled' as const, archivedAt: unit.now, version };
  await unit.put('rule', away, 'rule.unpin');
}

async function requirePinRight(
  unit: Unit,
  author: Author,
  initiativeId: string | undefined,
  code: 'pin_not_allowed' | 'pinned_elsewhere',
  /** The pin that would be taken away. */
  pin?: Rule,
): Promise<void> {
  const initiative = initiativeId && (await unit.get('initiative', `ini:${initiativeId}`));
  if (!initiative || initiative.archivedAt) throw new AppError('not_found');
  const person = await unit.get('person', `per:${author.personId}`);
  const isTeam = (await readState(unit.db, 'team')) !== undefined;
  const may = pin
    ? mayTakeAway(pin, person, initiative, { at: unit.now, isTeam })
    : mayPin(person, initiative, unit.now);
  if (may) return;
  throw new AppError('invalid_input', [{ code, values: { initiative: initiative.name } }]);
}

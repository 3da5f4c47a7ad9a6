import { dayAt } from '@/lib/domain/calendar';
import { AppError } from '@/lib/domain/errors';
import { EMPTY_PLAN } from '@/lib/domain/initiative';
import { checkInitiativeWrite } from '@/lib/domain/initiative-invariants';
import type { Person } from '@/lib/domain/people';
import type { Tool } from '@/lib/domain/primitives';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { ofClass } from '../doc-ranges';
import { newUlid } from '../ids';
import { requireRole } from './roles';

export type NewInitiative = {
  name: string;
  purpose: string;
  businessOwner: { personId: string } | { displayName: string; function: Person['function'] };
  mapping?: { tool: Tool; host: string; field: string; value: string } | undefined;
};

/** Creates an initiative from its four first inputs, with a draft rule for the place it belongs to. */
export function createInitiative(
  input: NewInitiative,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ initiativeId: string; ruleId?: string }> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['owner', 'admin']);
    const owner = await ownerOf(unit, input.businessOwner, author);
    const workspace = await unit.get('workspace', 'meta:policy');
    if (!workspace) throw new AppError('not_found');
    const id = newUlid(author.at);
    const initiative = {
      ...unit.envelope,
      ...structuredClone(EMPTY_PLAN),
      id,
      createdAt: unit.now,
      createdBy: author.personId,
      key: await freeKey(unit, input.name),
      name: input.name.trim(),
      purpose: input.purpose.trim(),
      entryMode: 'greenfield' as const,
      phase: 'P1' as const,
      rollout: 'none' as const,
      status: 'active' as const,
      businessOwnerId: owner.id,
      ...(owner.id === author.personId ? { ownerAcceptedAt: unit.now } : {}),
    };
    const problems = checkInitiativeWrite(undefined, initiative as never, {
      people: [owner],
      today: dayAt(unit.now, workspace.timeZone),
    });
    if (problems.length > 0) throw new AppError('invalid_input', problems);
    await unit.put('initiative', initiative as never, 'initiative.create');
    const ruleId = input.mapping && (await draftRule(unit, author, input.mapping, initiative));
    return ruleId ? { initiativeId: id, ruleId } : { initiativeId: id };
  });
}

async function ownerOf(unit: Unit, owner: NewInitiative['businessOwner'], author: Author): Promise<Person> {
  if ('personId' in owner) {
    const person = await unit.get('person', `per:${owner.personId}`);
    if (!person) throw new AppError('invalid_input', [{ code: 'unknown_person', field: 'businessOwner' }]);
    return person;
  }
  const person: Person = {
    ...unit.envelope,
    id: newUlid(author.at),
    createdAt: unit.now,
    createdBy: author.personId,
    displayName: owner.displayName.trim(),
    function: owner.function,
    active: true,
    roles: [{ role: 'owner', scope: 'workspace', from: unit.now }],
  };
  await unit.put('person', person, 'person.create');
  return person;
}

async function draftRule(
  unit: Unit,
  author: Author,
  mapping: NonNullable<NewInitiative['mapping']>,
  initiative: { id: string; name: string },
): Promise<string> {
  const id = newUlid(author.at);
  await unit.put(
    'rule',
    {
      ...unit.envelope,
      id,
      createdAt: unit.now,
      createdBy: author.personId,
      name: `${initiative.name}: ${mapping.value}`.slice(0, 120),
      effect: 'include',
      initiativeId: initiative.id,
      tool: mapping.tool,
      hosts: [mapping.host],
      all: [{ field: mapping.field, op: 'eq', value: mapping.value }],
      status: 'draft',
      priority: 0,
      tests: [],
      version: 1,
      note: '',
    },
    'rule.create',
  );
  return id;
}

/** A short unique key from the name: `Invoice triage for EMEA` → `INVOICE-TRIAGE`, then `INVOICE-TRIAGE-2`. */
async function freeKey(unit: Unit, name: string): Promise<string> {
  const words = name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => word && !/^(THE|A|AN|FOR|OF|AND|TO|IN)$/.test(word));
  const stem = (
    words
      .slice(0, 2)
      .join('-')
      .replace(/^[^A-Z]+/, '') || 'INITIATIVE'
  )
    .slice(0, 18)
    .replace(/-$/, '');
  const base = stem.length < 2 ? 'INITIATIVE' : stem;
  const taken = new Set<unknown>();
  await ofClass(unit.db, 'initiative').each((row) => taken.add(row.doc.key));
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}

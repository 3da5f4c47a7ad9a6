import { AppError } from '@/lib/domain/errors';
import { type Role, rolesOf } from '@/lib/domain/people';
import type { Author, Unit } from '../commit';

/**
 * Refuses a command unless its author holds one of the roles. In a local workspace this is a working agreement (the
 * person controls their own storage); in a team the server enforces the same.
 *
 * @throws AppError `role_required`
 */
export async function requireRole(unit: Unit, author: Author, roles: readonly Role[], initiativeId?: string) {
  const person = await unit.get('person', `per:${author.personId}`);
  const held = rolesOf(person, unit.now, initiativeId);
  if (!roles.some((role) => held.has(role))) throw new AppError('role_required');
}

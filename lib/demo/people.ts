import type { Person } from '@/lib/domain/people';
import type { DemoContext } from './demo-context';
import { type DemoPerson, PEOPLE, type PersonKey } from './person-table';

/** Everybody in the demo workspace. The fleet planning lead has left and is inactive. */
export function demoPeople(context: DemoContext): Person[] {
  return (Object.entries(PEOPLE) as [PersonKey, DemoPerson][]).map(([key, person]) => {
    const createdAt = context.at(-460);
    const leftAt = person.left === undefined ? undefined : context.at(-person.left, 17);
    const until = leftAt === undefined ? {} : { to: leftAt };
    return {
      id: context.person(key),
      ...context.envelope(context.person('viewer'), leftAt ?? createdAt),
      createdAt,
      createdBy: context.person('viewer'),
      displayName: person.name,
      function: person.function,
      active: leftAt === undefined,
      roles: [
        ...(person.workspace ?? []).map((role) => ({ role, scope: 'workspace', from: createdAt, ...until })),
        ...(person.owns ?? []).map((initiative) => ({
          role: 'owner' as const,
          scope: context.initiative(initiative),
          from: createdAt,
          ...until,
        })),
      ],
    };
  });
}

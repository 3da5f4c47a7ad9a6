import { isolated } from '@/components/ui/plain-text';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { type Person, signInIdentity } from '@/lib/domain/people';
import { grantsAt } from '@/lib/domain/role-grants';
import type { Translator } from '@/lib/i18n/translator';

/** What somebody may do at an instant and where, one after the other; a reader where nothing was given. */
export function roleWords(
  person: Person,
  now: string,
  initiatives: readonly InitiativeBrief[],
  { t, locale }: Pick<Translator, 't' | 'locale'>,
): string {
  const roles = grantsAt(person, now).map(({ role, scope }) => {
    const word = t(`options.people.role.${role}`);
    if (scope === 'workspace') return word;
    const name = initiatives.find(({ id }) => id === scope)?.name ?? t('options.rules.gone');
    return t('options.people.roleIn', { role: word, initiative: isolated(name) });
  });
  if (roles.length === 0) return t('options.people.role.viewer');
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(roles);
}

/** Which people of the list are asked for. */
export type PeopleQuery = { words: string; state: 'all' | 'active' | 'gone' };

/** Whether a person has each of the words in their name, address, identity or roles; case does not matter. */
export function fitsPeopleQuery(person: Person, roles: string, { words, state }: PeopleQuery): boolean {
  if (state !== 'all' && person.active !== (state === 'active')) return false;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const said = [person.displayName, person.email ?? '', signInIdentity(person) ?? '', roles];
  const all = said.join('\n').toLowerCase();
  return wanted.every((word) => all.includes(word));
}

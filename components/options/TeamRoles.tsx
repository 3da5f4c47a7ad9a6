import { useText } from '@/components/ui/text';
import { Notice } from '../pages/Notice';

/** The rights at the server that a role here does not bring along. */
const RIGHTS = ['reviewer', 'admin'] as const;

/** What a role of this list is in a team: a name for who is meant. What an account may do, its server decides by itself. */
export function TeamRoles({ hasProvider }: { hasProvider: boolean }) {
  const { t } = useText();
  const atServer = (right: (typeof RIGHTS)[number] | 'creator') =>
    hasProvider ? `pl-${right}` : t(`options.setUp.right.${right}`);
  return (
    <Notice tone="caution" heading={t('options.people.team')}>
      <p>{t(hasProvider ? 'options.people.team.signIn' : 'options.people.team.accounts')}</p>
      <ul>
        <li>
          {t('options.people.team.owner', {
            role: t('options.people.role.owner'),
            right: atServer('creator'),
            match: t('options.setUp.accounts.align'),
          })}
        </li>
        {RIGHTS.map((right) => (
          <li key={right}>
            {t('options.people.team.right', {
              role: t(`options.people.role.${right}`),
              right: atServer(right),
            })}
          </li>
        ))}
      </ul>
      <p>
        <a href="#/team/set-up">{t('options.setUp.link')}</a>
      </p>
    </Notice>
  );
}

import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { ROLES, type Role } from '@/lib/domain/people';
import type { RoleGrant } from '@/lib/domain/role-grants';
import { Button } from '../pages/Button';
import field from '../pages/field.module.css';
import form from '../pages/form.module.css';
import styles from './options.module.css';

/** Everybody may read; these are the roles beyond it. */
const GIVEN = ROLES.filter((role) => role !== 'viewer');

/** The roles of a person, each for the whole workspace or for one initiative. */
export function RoleRows(props: {
  grants: readonly RoleGrant[];
  initiatives: readonly InitiativeBrief[];
  onChange: (grants: RoleGrant[]) => void;
}) {
  const { grants, initiatives, onChange } = props;
  const { t } = useText();
  const replace = (index: number, next: RoleGrant | undefined) =>
    onChange(grants.flatMap((one, at) => (at === index ? (next ?? []) : one)));
  return (
    <fieldset className={form.group}>
      <legend>{t('options.people.roles')}</legend>
      <p className={form.hint}>{t('options.people.roles.hint')}</p>
      {grants.map((grant, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a role being chosen has no identity but its place
        <div key={index} className={styles.roleRow}>
          <select
            className={field.input}
            aria-label={t('options.people.roles.role', { number: index + 1 })}
            value={grant.role}
            onChange={(event) => replace(index, { ...grant, role: event.target.value as Role })}
          >
            {GIVEN.map((role) => (
              <option key={role} value={role}>
                {t(`options.people.role.${role}`)}
              </option>
            ))}
          </select>
          <select
            className={field.input}
            aria-label={t('options.people.roles.scope', { number: index + 1 })}
            value={grant.scope}
            onChange={(event) => replace(index, { ...grant, scope: event.target.value })}
          >
            <option value="workspace">{t('options.people.roles.everywhere')}</option>
            {initiatives.map(({ id, name }) => (
              <option key={id} value={id}>
                {isolated(name)}
              </option>
            ))}
          </select>
          <Button
            variant="quiet"
            aria-label={t('options.people.roles.remove', { number: index + 1 })}
            onClick={() => replace(index, undefined)}
          >
            {t('options.rule.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...grants, { role: 'owner', scope: 'workspace' }])}>
          {t('options.people.roles.add')}
        </Button>
      </div>
    </fieldset>
  );
}

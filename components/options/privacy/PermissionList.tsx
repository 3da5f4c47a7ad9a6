import { useText } from '@/components/ui/text';
import {
  OPTIONAL_HOSTS,
  OPTIONAL_PERMISSIONS,
  REQUIRED_PERMISSIONS,
} from '@/lib/domain/disclosure/permissions';
import styles from '../options.module.css';
import { useSites } from '../use-sites';
import privacy from './privacy.module.css';
import { Term } from './Term';

/** Every permission of the manifest with its reason, and the sites that are allowed now. */
export function PermissionList() {
  const { t } = useText();
  const { rows } = useSites();
  const allowed = rows?.filter(({ granted }) => granted.length > 0).length;
  const permission = (name: string, when: 'required' | 'optional') => (
    <Term
      key={name}
      name={name}
      title={t(`privacy.permission.${name}`)}
      badge={t(`privacy.permission.${when}`)}
    >
      {t(`privacy.permission.${name}.text`)}
    </Term>
  );
  return (
    <section className={styles.block} aria-labelledby="privacy-permissions">
      <h2 id="privacy-permissions">{t('privacy.permissions')}</h2>
      <p className={privacy.lead}>{t('privacy.permissions.text')}</p>
      <dl className={styles.terms}>
        <Term
          name={OPTIONAL_HOSTS.join(' ')}
          title={t('privacy.permission.hosts')}
          badge={allowed === undefined ? '' : t('privacy.permission.hosts.now', { count: allowed })}
        >
          {t('privacy.permission.hosts.text')}
        </Term>
        {REQUIRED_PERMISSIONS.map((name) => permission(name, 'required'))}
        {OPTIONAL_PERMISSIONS.map((name) => permission(name, 'optional'))}
      </dl>
    </section>
  );
}

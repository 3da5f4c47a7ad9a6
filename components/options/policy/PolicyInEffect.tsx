import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { POLICY_FIELDS, type PolicyField } from '@/lib/domain/policy/policy';
import { isManaged, type ReadPolicy } from '@/lib/domain/policy/read-policy';
import { EmptyState } from '../../pages/EmptyState';
import { SetBy } from '../../pages/SetBy';
import styles from '../options.module.css';

/** Each field that the organisation set, with what it says. */
export function PolicyInEffect({ read }: { read: ReadPolicy }) {
  const { t } = useText();
  if (!isManaged(read)) {
    return (
      <EmptyState title={t('options.policy.none')}>
        <p>{t('options.policy.none.text')}</p>
      </EmptyState>
    );
  }
  const { policy } = read;
  const set = POLICY_FIELDS.filter((field) => policy[field] !== undefined);
  const shown: Record<PolicyField, () => ReactNode> = {
    organisation: () => <UserText text={policy.organisation ?? ''} />,
    hosts: () => <List texts={(policy.hosts ?? []).map(({ host, path = '' }) => host + path)} />,
    server: () => <UserText text={policy.server ?? ''} />,
    workspace: () => <UserText text={policy.workspace ?? ''} />,
    issuer: () => <UserText text={policy.issuer ?? ''} />,
    clientId: () => <UserText text={policy.clientId ?? ''} />,
    scope: () => <UserText text={policy.scope ?? ''} />,
    language: () => t(`options.language.${policy.language}`),
    locked: () => <List texts={(policy.locked ?? []).map((lock) => t(`options.policy.lock.${lock}`))} />,
  };
  return (
    <section className={styles.block} aria-labelledby="policy-set">
      <h2 id="policy-set">{t('options.policy.set')}</h2>
      <SetBy />
      <dl className={styles.terms}>
        {set.map((field) => (
          <div key={field}>
            <dt>{t(`options.policy.field.${field}`)}</dt>
            <dd>{shown[field]()}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function List({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <UserText text={text} />
        </li>
      ))}
    </ul>
  );
}

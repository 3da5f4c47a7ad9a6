import { useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { CopyButton } from '../../pages/CopyButton';
import form from '../../pages/form.module.css';
import { Loading } from '../../pages/Loading';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import type { JoinDraft } from './join-draft';

/** What the organisation's sign-in must know of Pilotlight: whoever looks after it registers it with this. */
export function ForProvider({ draft }: { draft: Pick<JoinDraft, 'clientId' | 'scope'> }) {
  const { t } = useText();
  const command = useCommand('readSignInAddress');
  const [address, setAddress] = useState<string>();
  const start = useRef(() => command.run({}));
  useEffect(() => {
    void start.current().then((found) => setAddress(found?.address));
  }, []);
  const lines = [
    { what: t('options.setUp.provider.redirect'), is: address ?? '' },
    { what: t('options.setUp.provider.kind'), is: t('options.setUp.provider.kind.is') },
    { what: t('options.team.clientId'), is: draft.clientId },
    { what: t('options.team.scope'), is: draft.scope },
    { what: t('options.setUp.provider.name'), is: 'sub' },
    { what: t('options.setUp.provider.claim'), is: 'pilotlight_roles' },
    ...ROLES.map((role) => ({ what: t(`options.setUp.provider.role.${role}`), is: `pl-${role}` })),
  ];
  return (
    <details className={styles.more}>
      <summary>{t('options.setUp.provider')}</summary>
      <p className={styles.soft}>{t('options.setUp.provider.text')}</p>
      <Problem problem={command.problem} />
      {address ? (
        <>
          <dl className={styles.terms}>
            {lines.map(({ what, is }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  <code>{is}</code>
                  {is === address ? (
                    <p className={styles.soft}>{t('options.setUp.provider.redirect.hint')}</p>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
          <div className={form.actions}>
            <CopyButton variant="secondary" text={lines.map(({ what, is }) => `${what}: ${is}`).join('\n')} />
          </div>
        </>
      ) : command.problem ? null : (
        <Loading />
      )}
    </details>
  );
}

const ROLES = ['employee', 'creator', 'reviewer', 'admin', 'auditor'] as const;

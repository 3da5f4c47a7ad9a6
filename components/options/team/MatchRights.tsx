import { type ReactNode, useState } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { signInIdentity } from '@/lib/domain/people';
import type { OwnerChange } from '@/lib/domain/team-set-up';
import type { ReplyError } from '@/lib/messaging/protocol';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from '../options.module.css';
import type { Admin } from './server-admin';

/** Matches rights with the initiatives: first it is shown who would get and lose what, and then done, or not. */
export function MatchRights(props: {
  admin: Admin;
  way: 'account' | 'provider';
  busy: boolean;
  problem: ReplyError | undefined;
  /** Does it; answers in words what was changed, or nothing when it failed. */
  match: () => Promise<string | undefined>;
  children?: ReactNode;
}) {
  const { admin, way, busy, problem, match, children } = props;
  const { t } = useText();
  const preview = useCommand('previewTeamOwners');
  const [changes, setChanges] = useState<readonly OwnerChange[]>();
  const [done, setDone] = useState<string>();
  const look = async () => {
    setDone(undefined);
    const found = await preview.run({ ...admin, way });
    setChanges(found?.changes);
  };
  const change = async () => {
    const words = await match();
    if (words === undefined) return;
    setChanges(undefined);
    setDone(words);
  };
  const losing = changes?.filter(({ loses }) => loses.length > 0).length ?? 0;
  const isOpen = changes !== undefined && changes.length > 0;
  return (
    <>
      <Problem problem={preview.problem ?? problem} heading={t('options.setUp.notDone')} />
      {isOpen ? (
        <section className={styles.panel} aria-labelledby="set-up-match">
          <h3 id="set-up-match">{t('options.setUp.match')}</h3>
          <ul className={styles.rows}>
            {losersFirst(changes).map((one) => (
              <li key={one.name} className={styles.row}>
                <div className={styles.rowMain}>
                  <p className={styles.rowTitle}>
                    <UserText text={one.displayName ?? one.name} />
                  </p>
                  {one.displayName && signInIdentity({ id: one.name }) ? (
                    <p className={styles.soft}>
                      <UserText text={one.name} />
                    </p>
                  ) : null}
                  <Titles change="loses" titles={one.loses} />
                  <Titles change="gains" titles={one.gains} />
                </div>
              </li>
            ))}
          </ul>
          {losing > 0 ? (
            <Notice tone="caution" heading={t('options.setUp.match.losing', { count: losing })}>
              <p>{t('options.setUp.match.losing.text')}</p>
            </Notice>
          ) : null}
          <div className={form.actions}>
            <Button variant="primary" busy={busy} onClick={() => void change()}>
              {t('options.setUp.match.do')}
            </Button>
            <Button variant="quiet" onClick={() => setChanges(undefined)}>
              {t('page.cancel')}
            </Button>
          </div>
        </section>
      ) : (
        <div className={form.actions}>
          {children}
          <Button variant={children ? 'quiet' : 'secondary'} busy={preview.busy} onClick={() => void look()}>
            {t('options.setUp.accounts.align')}
          </Button>
        </div>
      )}
      {done || changes?.length === 0 ? (
        <Notice tone="good" live="status">
          <p>{done ?? t('options.setUp.match.right')}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** Who loses something is not overlooked behind a long list of those who gain. */
const losersFirst = (changes: readonly OwnerChange[]) =>
  [...changes].sort((one, other) => Math.sign(other.loses.length) - Math.sign(one.loses.length));

function Titles({ change, titles }: { change: 'gains' | 'loses'; titles: readonly string[] }) {
  const { t } = useText();
  if (titles.length === 0) return null;
  const named = [...new Set(titles)];
  return (
    <p>
      <StatusBadge tone={change === 'gains' ? 'good' : 'caution'} quiet>
        {t(change === 'gains' ? 'options.setUp.match.gains' : 'options.setUp.match.loses')}
      </StatusBadge>{' '}
      {named.map((title, index) => (
        <span key={title}>
          {index > 0 ? ', ' : ''}
          {title ? <UserText text={title} /> : t('options.setUp.match.gone')}
        </span>
      ))}
    </p>
  );
}

import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { Button } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { SetBy } from '../pages/SetBy';
import { useCommand } from '../pages/use-command';
import { useLocked } from '../pages/use-policy';
import styles from './options.module.css';
import { useApiHosts } from './use-api-hosts';

/** The sites whose tools may be asked for tickets, each with a way to stop it. */
export function ApiSites() {
  const { t } = useText();
  const hosts = useApiHosts();
  const isLocked = useLocked('readTickets');
  const change = useCommand('setApiAccess');
  return (
    <section className={styles.block} aria-labelledby="api-sites">
      <h2 id="api-sites">{t('options.api.title')}</h2>
      <p>{t('options.api.text')}</p>
      {isLocked ? <SetBy /> : null}
      <Problem problem={change.problem} />
      {hosts?.length === 0 ? <p className={styles.soft}>{t('options.api.none')}</p> : null}
      {hosts && hosts.length > 0 ? (
        <ul className={styles.rows}>
          {hosts.map((host) => (
            <li className={styles.row} key={host}>
              <div className={styles.rowMain}>
                <p className={styles.rowTitle}>
                  <UserText text={host} />
                </p>
              </div>
              <div className={styles.rowActions}>
                {isLocked ? null : (
                  <Button
                    variant="quiet"
                    aria-label={t('options.api.stop.of', { host: isolated(host) })}
                    onClick={() => change.run({ host, on: false })}
                  >
                    {t('options.api.stop')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

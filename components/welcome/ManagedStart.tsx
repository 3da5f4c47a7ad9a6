import { useState } from 'react';
import { FlameMark } from '@/components/ui/FlameMark';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { ManagedPolicy } from '@/lib/domain/policy/policy';
import { AccessAnswer } from '../pages/AccessAnswer';
import { Button, buttonClass } from '../pages/Button';
import { Notice } from '../pages/Notice';
import { SetBy } from '../pages/SetBy';
import { type AccessOutcome, originFor, requestAccessToAll } from '../pages/site-access';
import styles from './welcome.module.css';

/** The organisation has set everything up: what it named, the one question the browser insists on, and the sign-in. */
export function ManagedStart({ policy }: { policy: ManagedPolicy }) {
  const { t } = useText();
  const [outcome, setOutcome] = useState<AccessOutcome>();
  const hosts = [...new Set((policy.hosts ?? []).map(({ host }) => host))];
  const allow = () => requestAccessToAll(hosts.map((host) => originFor(host))).then(setOutcome);
  return (
    <div className={styles.narrow}>
      <header className={styles.hero}>
        <FlameMark size="4em" />
        <h1>{t('welcome.managed.title')}</h1>
        <p>{t('welcome.managed.text')}</p>
        <SetBy />
      </header>
      {hosts.length > 0 ? (
        <section className={styles.way}>
          <h2>{t('welcome.managed.sites')}</h2>
          <ul>
            {hosts.map((host) => (
              <li key={host}>
                <UserText text={host} />
              </li>
            ))}
          </ul>
          {outcome === 'granted' ? (
            <Notice tone="good" live="status">
              <p>{t('page.access.granted')}</p>
            </Notice>
          ) : (
            <Button variant="primary" onClick={allow}>
              {t('welcome.managed.allow', { count: hosts.length })}
            </Button>
          )}
          <AccessAnswer outcome={outcome} host={hosts.join(', ')} />
        </section>
      ) : null}
      <div className={styles.row}>
        <a className={buttonClass()} href={policy.server ? '/options.html#/team' : '/options.html#/policy'}>
          {t(policy.server ? 'welcome.managed.signIn' : 'welcome.managed.look')}
        </a>
        {policy.server ? null : (
          <a className={buttonClass()} href="#/start">
            {t('welcome.start.action')}
          </a>
        )}
      </div>
    </div>
  );
}

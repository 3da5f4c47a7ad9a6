import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { SET_UP_CHECKS, type SetUpCheck, type SetUpStep } from '@/lib/domain/team-set-up';
import { Notice } from '../../pages/Notice';
import styles from '../options.module.css';
import { SetUpCheckItem } from './SetUpCheckItem';

/** What was made, what was proved, and what is left to do; what needs work stands first. */
export function SetUpReport(props: {
  steps: readonly SetUpStep[];
  checks: readonly SetUpCheck[];
  children?: ReactNode;
}) {
  const { steps, checks, children } = props;
  const { t, locale } = useText();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const whatWas = (did: SetUpStep['did']) =>
    steps.filter((step) => step.did === did).map(({ what }) => t(`options.setUp.what.${what}`));
  const [made, changed] = [whatWas('made'), whatWas('changed')];
  const bad = checks.filter(({ result }) => result === 'bad').length;
  const unknown = checks.filter(({ result }) => result === 'unknown').length;
  const sorted = [...checks].sort(
    (one, other) =>
      ORDER.indexOf(one.result) - ORDER.indexOf(other.result) ||
      SET_UP_CHECKS.indexOf(one.id) - SET_UP_CHECKS.indexOf(other.id),
  );
  return (
    <section className={styles.block} aria-labelledby="set-up-report">
      <h2 id="set-up-report">{t('options.setUp.checks')}</h2>
      <Notice
        tone={bad + unknown === 0 ? 'good' : 'caution'}
        live="status"
        heading={
          bad > 0
            ? t('options.setUp.open', { count: bad })
            : t(unknown > 0 ? 'options.setUp.readyTried' : 'options.setUp.ready')
        }
      >
        {unknown > 0 ? <p>{t('options.setUp.untried', { count: unknown })}</p> : null}
        {made.length > 0 ? <p>{t('options.setUp.made', { what: list.format(made) })}</p> : null}
        {changed.length > 0 ? <p>{t('options.setUp.changed', { what: list.format(changed) })}</p> : null}
        {made.length + changed.length === 0 ? <p>{t('options.setUp.nothing')}</p> : null}
      </Notice>
      <ul className={styles.rows}>
        {sorted.map((check) => (
          <SetUpCheckItem key={check.id} check={check} />
        ))}
      </ul>
      {children}
    </section>
  );
}

const ORDER: readonly SetUpCheck['result'][] = ['bad', 'unknown', 'good'];

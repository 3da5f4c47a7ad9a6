import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import {
  SET_UP_CHECKS,
  SET_UP_GROUPS,
  type SetUpCheck,
  type SetUpGroup,
  type SetUpStep,
} from '@/lib/domain/team-set-up';
import { Notice } from '../../pages/Notice';
import styles from '../options.module.css';
import { SetUpCheckItem } from './SetUpCheckItem';

/**
 * What was made, what was proved, and what is left to do. What needs work stands open; what holds is counted, by what it is
 * about, and told to whoever wants to know.
 */
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
  const sorted = [...checks].sort(
    (one, other) => SET_UP_CHECKS.indexOf(one.id) - SET_UP_CHECKS.indexOf(other.id),
  );
  const having = (result: SetUpCheck['result']) => sorted.filter((check) => check.result === result);
  const [bad, unknown, good] = [having('bad'), having('unknown'), having('good')];
  // How one's own sign-in went is seen at once: it was asked for by itself.
  const open = [...bad, ...unknown, ...good.filter(({ id }) => id === 'person' || id === 'ended')];
  return (
    <section className={styles.block} aria-labelledby="set-up-report">
      <h2 id="set-up-report">{t('options.setUp.checks')}</h2>
      <Notice
        tone={bad.length + unknown.length === 0 ? 'good' : 'caution'}
        live="status"
        heading={
          bad.length > 0
            ? t('options.setUp.open', { count: bad.length })
            : t(unknown.length > 0 ? 'options.setUp.readyTried' : 'options.setUp.ready')
        }
      >
        {unknown.length > 0 ? <p>{t('options.setUp.untried', { count: unknown.length })}</p> : null}
        {made.length > 0 ? <p>{t('options.setUp.made', { what: list.format(made) })}</p> : null}
        {changed.length > 0 ? <p>{t('options.setUp.changed', { what: list.format(changed) })}</p> : null}
        {made.length + changed.length === 0 ? <p>{t('options.setUp.nothing')}</p> : null}
      </Notice>
      {open.length > 0 ? <Checks checks={open} /> : null}
      {(Object.keys(SET_UP_GROUPS) as SetUpGroup[]).map((group) => {
        const ids: readonly string[] = SET_UP_GROUPS[group];
        const holding = good.filter((check) => ids.includes(check.id) && !open.includes(check));
        if (holding.length === 0) return null;
        const title = t(`options.setUp.group.${group}`);
        return (
          <details key={group} className={styles.more}>
            <summary>{t('options.setUp.group.holds', { title, count: holding.length })}</summary>
            <Checks checks={holding} />
          </details>
        );
      })}
      {children}
    </section>
  );
}

function Checks({ checks }: { checks: readonly SetUpCheck[] }) {
  return (
    <ul className={styles.rows}>
      {checks.map((check) => (
        <SetUpCheckItem key={check.id} check={check} />
      ))}
    </ul>
  );
}

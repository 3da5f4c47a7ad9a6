import { useText } from '@/components/ui/text';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleHealth } from '@/lib/domain/mapping/rule-health';
import type { MatchReport } from '@/lib/domain/match-report';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { buttonClass } from '../pages/Button';
import { EmptyState } from '../pages/EmptyState';
import { Notice } from '../pages/Notice';
import { OpenVersions } from '../pages/OpenVersions';
import { DriftNotice } from './diagnostics/DriftNotice';
import styles from './options.module.css';
import { RuleItem } from './RuleItem';
import { SectionHeading } from './SectionHeading';

/** Rules and pinned work items, each with its state and what readers reported about it. */
export function RuleList(props: {
  rules: readonly Rule[];
  initiatives: readonly InitiativeBrief[];
  reports: readonly MatchReport[];
  people: readonly Person[];
  health: ReadonlyMap<string, RuleHealth>;
  isAdmin: boolean;
}) {
  const { rules, initiatives, reports, people, health, isAdmin } = props;
  const { t } = useText();
  const groups = [
    { id: 'rules', title: undefined, list: rules.filter(({ pin }) => !pin) },
    { id: 'pins', title: t('options.rules.pins'), list: rules.filter(({ pin }) => pin) },
  ];
  return (
    <>
      <SectionHeading
        view="rules"
        action={
          isAdmin ? (
            <div className={styles.headingActions}>
              <a className={buttonClass('primary')} href="#/rules/use-this-page">
                {t('options.rules.fromPage')}
              </a>
              <a className={buttonClass()} href="#/rules/new">
                {t('options.rules.new')}
              </a>
              <a className={buttonClass('quiet')} href="#/data">
                {t('options.data.title')}
              </a>
            </div>
          ) : null
        }
      />
      {isAdmin ? null : (
        <Notice>
          <p>{t('options.rules.readOnly')}</p>
        </Notice>
      )}
      {isAdmin ? <DriftNotice withLink /> : null}
      <OpenVersions cls="rule" />
      {rules.length === 0 ? (
        <EmptyState title={t('options.rules.empty')}>
          <p>{t('options.rules.empty.text')}</p>
        </EmptyState>
      ) : null}
      {groups.map(({ id, title, list }) =>
        list.length > 0 ? (
          <section key={id} className={styles.block} aria-label={title ?? t('options.rules.title')}>
            {title ? <h2>{title}</h2> : null}
            <ul className={styles.rows}>
              {[...list].sort(byName).map((rule) => (
                <RuleItem
                  key={rule.id}
                  rule={rule}
                  initiative={initiatives.find((one) => one.id === rule.initiativeId)}
                  reports={reports.filter((report) => report.ruleId === rule.id)}
                  people={people}
                  health={health.get(rule.id)}
                  isAdmin={isAdmin}
                />
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </>
  );
}

function byName(a: Rule, b: Rule): number {
  return a.name.localeCompare(b.name);
}

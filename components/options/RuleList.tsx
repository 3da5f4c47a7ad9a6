import { useDeferredValue, useMemo, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { VersionDemand } from '@/lib/domain/client-version';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { RuleHealth } from '@/lib/domain/mapping/rule-health';
import type { MatchReport } from '@/lib/domain/match-report';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { Person } from '@/lib/domain/people';
import { buttonClass } from '../pages/Button';
import { EmptyState } from '../pages/EmptyState';
import { OpenVersions } from '../pages/OpenVersions';
import { ShowMore, STEP } from '../pages/ShowMore';
import { DriftNotice } from './diagnostics/DriftNotice';
import styles from './options.module.css';
import { PutAwayRules } from './PutAwayRules';
import { ReadOnly } from './ReadOnly';
import { RuleFilter } from './RuleFilter';
import { RuleItem } from './RuleItem';
import { EVERY_RULE, fitsQuery, type RuleQuery } from './rule-query';
import { SectionHeading } from './SectionHeading';
import { hostsWithoutAccess } from './site-rows';
import { useSites } from './use-sites';

/** Rules and pinned work items, each with its state and what readers reported about it. */
export function RuleList(props: {
  rules: readonly Rule[];
  putAway: readonly Rule[];
  initiatives: readonly InitiativeBrief[];
  reports: readonly MatchReport[];
  people: readonly Person[];
  health: ReadonlyMap<string, RuleHealth>;
  /** Today in the workspace's time zone. */
  today: string;
  /** Sites of the example are nobody's to allow. */
  isDemo: boolean;
  /** The rule that was just saved, by id: it stands first. */
  saved: string | undefined;
  isAdmin: boolean;
  heldBack: VersionDemand | undefined;
}) {
  const { rules, putAway, initiatives, reports, people, health, today, isDemo, saved, isAdmin, heldBack } =
    props;
  const { t } = useText();
  const names = useMemo(() => new Map(initiatives.map((one) => [one.id, one])), [initiatives]);
  const reported = useMemo(() => {
    const byRule = new Map<string, MatchReport[]>();
    for (const report of reports) {
      const key = report.ruleId ?? '';
      byRule.set(key, [...(byRule.get(key) ?? []), report]);
    }
    return byRule;
  }, [reports]);
  const matchCounts30d = useMemo(
    () => Object.fromEntries([...health].map(([id, { matches30d }]) => [id, matches30d])),
    [health],
  );
  const [wanted, setWanted] = useState<RuleQuery>(EVERY_RULE);
  const [most, setMost] = useState(STEP);
  const query = useDeferredValue(wanted);
  const found = useMemo(() => {
    const fitting = rules.filter((rule) =>
      fitsQuery(rule, { initiative: names.get(rule.initiativeId ?? '')?.name, today, matchCounts30d }, query),
    );
    // One comparer for all: of ten thousand names each new one would cost as much as the list.
    const { compare } = new Intl.Collator();
    const isOther = ({ id }: Rule) => Number(id !== saved);
    return fitting.sort(
      (a, b) =>
        isOther(a) - isOther(b) || Number(a.pin ?? false) - Number(b.pin ?? false) || compare(a.name, b.name),
    );
  }, [rules, names, today, matchCounts30d, saved, query]);
  const { rows: sites } = useSites();
  const shown = found.slice(0, most);
  const groups = [
    { id: 'rules', title: undefined, list: shown.filter(({ pin }) => !pin) },
    { id: 'pins', title: t('options.rules.pins'), list: shown.filter(({ pin }) => pin) },
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
      {isAdmin ? null : <ReadOnly because="options.rules.readOnly" heldBack={heldBack} />}
      {isAdmin ? <DriftNotice withLink /> : null}
      <OpenVersions cls="rule" />
      {rules.length === 0 ? (
        <EmptyState title={t('options.rules.empty')}>
          <p>{t('options.rules.empty.text')}</p>
        </EmptyState>
      ) : null}
      {rules.length > FEW ? (
        <RuleFilter
          query={wanted}
          found={found.length}
          onChange={(next) => {
            setWanted(next);
            setMost(STEP);
          }}
        />
      ) : null}
      {groups.map(({ id, title, list }) =>
        list.length > 0 ? (
          <section key={id} className={styles.block} aria-label={title ?? t('options.rules.title')}>
            {title ? <h2>{title}</h2> : null}
            <ul className={styles.rows}>
              {list.map((rule) => (
                <RuleItem
                  key={rule.id}
                  rule={rule}
                  initiative={names.get(rule.initiativeId ?? '')}
                  reports={reported.get(rule.id) ?? []}
                  people={people}
                  health={health.get(rule.id)}
                  today={today}
                  isSaved={rule.id === saved}
                  withoutAccess={isDemo || !sites ? [] : hostsWithoutAccess(rule.hosts, sites)}
                  isAdmin={isAdmin}
                />
              ))}
            </ul>
          </section>
        ) : null,
      )}
      <ShowMore total={found.length} shown={most} onMore={setMost} />
      <PutAwayRules rules={putAway} initiatives={names} people={people} today={today} isAdmin={isAdmin} />
    </>
  );
}

/** So many need no search. */
const FEW = 15;

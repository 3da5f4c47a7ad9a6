import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { hasWay, statusWords } from '@/components/ui/metric-standing';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import type { Person } from '@/lib/domain/people';
import { Notice } from '../../pages/Notice';
import { OpenVersions } from '../../pages/OpenVersions';
import page from '../dashboard.module.css';
import { MetricNumbers } from '../MetricNumbers';
import { freshnessWords, progressWords } from '../metric-words';
import { RecipeSection } from '../recipe/RecipeSection';
import { CreditedSection } from './CreditedSection';
import { DefinitionFacts } from './DefinitionFacts';
import styles from './metric.module.css';
import { initiativeHash } from './metric-routes';
import { PageActions } from './PageActions';
import { SeriesSection } from './SeriesSection';
import { VanityNotes } from './VanityNotes';

const FINDING_FIELDS = ['headline', 'name', 'baseline', 'target', 'execOutcome'] as const;

/** One metric: where it stands, its course, every value behind it, what was promised, and what may be done. */
export function MetricPage(props: { shown: MetricPageView; people: Person[]; timeZone: string }) {
  const { shown, people, timeZone } = props;
  const text = useText();
  const { t } = text;
  const { metric, view, series, credited, findings, allGreen, asOf } = shown;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const progress = hasWay(view) ? progressWords(view.progress, text) : '';
  const { tone, words } = statusWords(view, view.status, text);
  const disputed = view.disputed ?? [];
  const [current, ...earlier] = series;
  return (
    <div className={page.page}>
      <p>
        <a className={page.back} href={initiativeHash(metric.initiativeId)}>
          <ArrowLeft size={16} aria-hidden="true" /> <UserText text={shown.initiative.name} />
        </a>
      </p>
      <header className={page.pageHeading}>
        <h1 ref={heading} tabIndex={-1}>
          <UserText text={metric.name} />
        </h1>
        {metric.question ? (
          <p className={page.purpose}>
            <UserText text={metric.question} />
          </p>
        ) : null}
        <p className={page.metricTags}>
          <StatusBadge tone={tone}>{words}</StatusBadge>
          {metric.status === 'active' ? null : (
            <StatusBadge tone="neutral">{t(`metric.lifecycle.${metric.status}`)}</StatusBadge>
          )}
          <span className={page.small}>
            {t(metric.headline ? 'dashboard.headline' : `metricClass.${metric.class}`)}
          </span>
        </p>
      </header>
      <section className={styles.summary} data-stale={view.status === 'stale' || undefined}>
        <MetricNumbers metric={view} />
        {progress ? <p>{progress}</p> : null}
        <p className={page.soft}>{freshnessWords(view, asOf, text)}</p>
        {view.notCopied === 'older' ? <p className={page.soft}>{t('freshness.older_not_copied')}</p> : null}
      </section>
      <OpenVersions docId={`met:${metric.initiativeId}:${metric.id}`} />
      {disputed.length > 0 ? (
        <Notice tone="stop" heading={t('metric.disputed.title')}>
          <p>{t('metric.disputed.text')}</p>
        </Notice>
      ) : null}
      {view.flatLine || allGreen ? (
        <Notice heading={t('vanity.level.notice')}>
          <p>{t(view.flatLine ? 'vanity.flat_line' : 'vanity.green_despite_concerns')}</p>
        </Notice>
      ) : null}
      <PageActions page={shown} people={people} />
      {current ? <SeriesSection shown={shown} series={current} timeZone={timeZone} /> : null}
      <Part title={t('dashboard.recipe')}>
        <RecipeSection metric={view} mayEdit={shown.rights.define === 'yes'} />
      </Part>
      {credited ? (
        <Part title={t('metric.credited')}>
          <CreditedSection credited={credited} unit={metric.unit} />
        </Part>
      ) : null}
      <Part title={t('metric.definition')}>
        <DefinitionFacts page={shown} timeZone={timeZone} />
        <VanityNotes findings={findings} fields={FINDING_FIELDS} />
      </Part>
      {earlier.map((one) => (
        <SeriesSection key={one.version} shown={shown} series={one} timeZone={timeZone} />
      ))}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={page.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

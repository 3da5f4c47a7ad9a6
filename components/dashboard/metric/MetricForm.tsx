import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { EvidenceChoice } from '@/lib/domain/metric-page-types';
import { Button, buttonClass } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { forgetDraft } from '../../pages/kept-draft';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { TextField } from '../../pages/TextField';
import page from '../dashboard.module.css';
import { BaselineFields } from './BaselineFields';
import { GuardrailFields } from './GuardrailFields';
import { KindFields } from './KindFields';
import { LimitFields } from './LimitFields';
import { MeasureFields } from './MeasureFields';
import styles from './metric.module.css';
import { initiativeHash, metricHash } from './metric-routes';
import { OutcomeFields } from './OutcomeFields';
import { ReporterFields } from './ReporterFields';
import { TargetFields } from './TargetFields';
import { type MetricFormContext, useMetricForm } from './use-metric-form';
import { VanityNotes } from './VanityNotes';

/** Defines a metric, or changes what may be changed of one. A delegate's definition stays a proposal. */
export function MetricForm(
  props: MetricFormContext & {
    right: 'yes' | 'propose';
    frozen: boolean;
    evidence: readonly EvidenceChoice[];
  },
) {
  const { initiative, people, edited, right, frozen, evidence } = props;
  const { t } = useText();
  const { state, submit, problem, busy, incomplete, shownAtFields } = useMetricForm(props);
  const { draft, change, error, findings, take } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLFormElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (!incomplete && !problem) return;
    body.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [incomplete, problem]);
  const save = async (status: 'draft' | 'active') => {
    const metricId = await submit(status);
    if (metricId) location.hash = metricHash(initiative.id, metricId);
  };
  return (
    <form
      ref={body}
      noValidate
      className={styles.definition}
      onSubmit={(event) => {
        event.preventDefault();
        save(right === 'yes' ? 'active' : 'draft');
      }}
    >
      <header className={page.pageHeading}>
        <p className={page.eyebrow}>
          <UserText text={initiative.name} />
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t(edited ? 'metric.edit' : 'metric.define')}
        </h1>
      </header>
      {right === 'propose' ? (
        <Notice>
          <p>{t('metric.propose.text')}</p>
        </Notice>
      ) : null}
      {frozen ? null : (
        <Part title={t('metric.part.kind')}>
          <KindFields draft={draft} error={error('categoryReason')} onChange={change} />
        </Part>
      )}
      <Part title={t('metric.part.name')}>
        <TextField
          name="name"
          label={t('metric.name')}
          hint={t('metric.name.hint')}
          error={error('name')}
          value={draft.name}
          maxLength={120}
          onChange={(name) => change({ name })}
        />
        <label className={page.check}>
          <input
            type="checkbox"
            name="headline"
            checked={draft.headline}
            onChange={(event) => change({ headline: event.target.checked })}
          />
          {t('metric.headline')}
        </label>
        {error('headline') ? <p className={styles.fieldError}>{error('headline')}</p> : null}
        <VanityNotes findings={findings} fields={['headline', 'name']} onTake={take} />
        <TextField
          name="question"
          label={t('metric.question')}
          hint={t('metric.question.hint')}
          error={error('question')}
          value={draft.question}
          maxLength={140}
          onChange={(question) => change({ question })}
        />
      </Part>
      {frozen ? null : (
        <Part title={t('metric.part.measure')}>
          <MeasureFields {...state} />
        </Part>
      )}
      {draft.cls === 'guardrail' ? (
        <Part title={t('metric.part.limit')}>
          <LimitFields {...state} frozen={frozen} />
        </Part>
      ) : null}
      {edited ? null : (
        <>
          <Part title={t('metric.part.baseline')}>
            <BaselineFields {...state} evidence={evidence} />
          </Part>
          <Part title={t('metric.part.target')}>
            <TargetFields {...state} />
          </Part>
          <GuardrailFields {...state} />
          <OutcomeFields {...state} people={people} />
        </>
      )}
      <Part title={t('metric.part.people')}>
        <ReporterFields {...state} people={people} />
      </Part>
      <Problem problem={problem} shownAtFields={shownAtFields} />
      {incomplete ? (
        <Notice tone="stop" heading={t('page.notSaved')} live="alert">
          <p>{t('page.notSaved.fields')}</p>
        </Notice>
      ) : null}
      <div className={form.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          {t(edited ? 'metric.save' : right === 'yes' ? 'metric.define.submit' : 'metric.propose.submit')}
        </Button>
        {edited || right === 'propose' ? null : (
          <Button busy={busy} onClick={() => save('draft')}>
            {t('metric.define.draft')}
          </Button>
        )}
        <a
          className={buttonClass('quiet')}
          href={edited ? metricHash(initiative.id, edited.id) : initiativeHash(initiative.id)}
          onClick={() => forgetDraft(['metric-draft', initiative.id])}
        >
          {t('page.cancel')}
        </a>
      </div>
    </form>
  );
}

/** One step of the definition under its own heading. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

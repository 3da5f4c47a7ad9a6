import { CornerDownLeft } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { candidateOf, needsReason, seenCandidate } from '@/lib/domain/proposed-value';
import { formatValue, parseNumber } from '@/lib/i18n/formats';
import { MessageError, send } from '@/lib/messaging/client';
import { notSavedSentence } from '../error-sentence';
import { usePanel } from '../panel-context';
import { UnusualValue } from '../UnusualValue';
import { useDraft } from '../use-draft';
import { usePlainSight } from '../use-plain-sight';
import { ValueFields } from '../ValueFields';
import { enteredValue, type FormStatus, readFields, statusOf, unusualQuestion } from '../value-form';
import { EffectLine } from './EffectLine';
import { ProposalFacts } from './ProposalFacts';
import { isUntouched, proposalFor } from './proposal';
import { usePreview } from './use-preview';

type Props = {
  metric: MetricView;
  period: { start: string; end: string };
  /** The period is not over: what is entered stays a draft. */
  isRunning: boolean;
  onClose: () => void;
};

/**
 * The value of a due period, proposed and selected: Enter confirms it as it stands, typing replaces it. How it was
 * measured is asked only for a number that was typed.
 */
export function PromptForm({ metric, period, isRunning, onClose }: Props) {
  const translator = useText();
  const { t, locale } = translator;
  const { refresh, onSaved } = usePanel();
  const form = useRef<HTMLFormElement>(null);
  const isInSight = usePlainSight(form);
  const [proposal] = useState(() => proposalFor(metric, period, isRunning, locale));
  const [status, setStatus] = useState<FormStatus>({ name: 'editing', problems: [] });
  const [isKept, setIsKept] = useState(false);
  const draft = useDraft(metric.id, period.start, proposal.fields);
  const problems = status.name === 'editing' ? status.problems : [];
  const untouched = isUntouched(proposal, draft.fields);
  const candidate = proposal.kind === 'tickets' ? candidateOf(metric, period.start) : undefined;
  const needsNote = needsReason(candidate, metric);
  const number = (name: 'value' | 'numerator' | 'denominator') => parseNumber(draft.fields[name], locale);
  const numbers = metric.needsDenominator
    ? { numerator: number('numerator'), denominator: number('denominator') }
    : { value: number('value') };
  const preview = usePreview(metric.id, period.start, numbers);

  useEffect(() => {
    const input = form.current?.querySelector('input');
    // Selecting alone gives the focus in some browsers only.
    input?.focus();
    input?.select();
  }, []);
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  const asked = { metricId: metric.id, periodStart: period.start };
  const write = (confirmedUnusual: boolean) => {
    if (untouched && proposal.kind === 'last') return send('reconfirmPeriod', asked);
    if (untouched && candidate) {
      const note = draft.fields.note.trim();
      return send('recordSample', {
        ...asked,
        note,
        candidate: seenCandidate(candidate),
        ...(confirmedUnusual ? { confirmedUnusual } : {}),
      });
    }
    const read = readFields(draft.fields, metric, locale);
    if (!read.ok) {
      setStatus({ name: 'editing', problems: read.problems });
      return undefined;
    }
    return send('recordSample', {
      ...read.input,
      ...asked,
      ...(confirmedUnusual ? { confirmedUnusual } : {}),
    });
  };
  const save = async (confirmedUnusual: boolean) => {
    if (status.name === 'saving') return;
    if (isRunning) {
      draft.flush();
      setIsKept(true);
      return;
    }
    if (!(await isInSight())) return setStatus({ name: 'failed', code: 'covered' });
    const writing = write(confirmedUnusual);
    if (!writing) return;
    setStatus({ name: 'saving' });
    writing.then(
      ({ sampleId, undoUntil }) => {
        // What was written; the preview may still be of the number before.
        const shown = enteredValue(numbers, metric);
        const text = formatValue(shown, metric.unit, locale);
        onSaved({ sampleId, undoUntil, text, typed: draft.discard() });
        onClose();
        refresh();
      },
      (error) =>
        setStatus(
          error instanceof MessageError
            ? statusOf(error.reply, translator)
            : { name: 'failed', code: 'unexpected' },
        ),
    );
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };
  return (
    <form ref={form} className="value-form" noValidate onSubmit={onSubmit} onBlur={draft.flush}>
      <ValueFields
        metric={metric}
        fields={draft.fields}
        problems={problems}
        isCorrection={false}
        isBrief={isRunning || (untouched && !needsNote)}
        isProposal={untouched}
        onChange={(field, text) => {
          if (status.name === 'unusual') setStatus({ name: 'editing', problems: [] });
          setIsKept(false);
          draft.change(field, text);
        }}
      />
      {untouched && <ProposalFacts metric={metric} candidate={candidate} />}
      {!isRunning && status.name !== 'unusual' && <EffectLine preview={preview} />}
      <div role="alert">
        {problems
          .filter((problem) => problem.field === undefined)
          .map(({ id, values }) => (
            <p className="problem" key={id}>
              {t(id, values)}
            </p>
          ))}
        {status.name === 'failed' && <p className="problem">{notSavedSentence(status.code, translator)}</p>}
      </div>
      {isRunning && <p role="status">{isKept && t('sidebar.prompt.draft.kept')}</p>}
      {status.name === 'unusual' ? (
        <UnusualValue
          question={unusualQuestion(status, metric, translator)}
          onConfirm={() => void save(true)}
          onChange={() => {
            setStatus({ name: 'editing', problems: [] });
            form.current?.querySelector('input')?.focus();
          }}
        />
      ) : (
        <button type="submit" className="button primary" aria-disabled={status.name === 'saving'}>
          {t(
            isRunning
              ? 'sidebar.prompt.draft.keep'
              : untouched
                ? candidate
                  ? 'sidebar.prompt.confirm.value'
                  : 'sidebar.prompt.confirm'
                : 'sidebar.value.save',
          )}
          <span className="prompt-key">
            <CornerDownLeft size="0.9em" aria-hidden="true" />
          </span>
        </button>
      )}
    </form>
  );
}

import { CornerDownLeft } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { candidateOf, needsReason, seenCandidate } from '@/lib/domain/proposed-value';
import { formatValue, parseNumber } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import { SaveValue } from '../SaveValue';
import { useDraft } from '../use-draft';
import { useSaveValue } from '../use-save-value';
import { ValueFields } from '../ValueFields';
import { enteredValue, formWide, readFields } from '../value-form';
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
  const { t, locale } = useText();
  const form = useRef<HTMLFormElement>(null);
  const { status, problems, edit, save } = useSaveValue(form);
  const [proposal] = useState(() => proposalFor(metric, period, isRunning, locale));
  const [isKept, setIsKept] = useState(false);
  const draft = useDraft(metric.id, period.start, proposal.fields);
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
  const asked = { metricId: metric.id, periodStart: period.start };
  /** What would be written: the proposal as it stands, or what was typed. Nothing, while that has problems. */
  const writeOf = (confirmedUnusual: boolean) => {
    if (untouched && proposal.kind === 'last') return () => send('reconfirmPeriod', asked);
    const confirmed = confirmedUnusual ? { confirmedUnusual } : {};
    if (untouched && candidate) {
      const note = draft.fields.note.trim();
      return () =>
        send('recordSample', { ...asked, note, candidate: seenCandidate(candidate), ...confirmed });
    }
    const read = readFields(draft.fields, metric, locale);
    if (read.ok) return () => send('recordSample', { ...read.input, ...asked, ...confirmed });
    edit(read.problems);
    return undefined;
  };
  const submit = (confirmedUnusual: boolean) => {
    if (isRunning) {
      draft.flush();
      setIsKept(true);
      return;
    }
    const write = writeOf(confirmedUnusual);
    if (!write) return;
    void save({
      write,
      // What was written; the preview may still be of the number before.
      saved: () => ({
        text: formatValue(enteredValue(numbers, metric), metric.unit, locale),
        typed: draft.discard(),
      }),
      onClose,
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit(false);
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
          if (status.name === 'unusual') edit();
          setIsKept(false);
          draft.change(field, text);
        }}
      />
      {untouched && <ProposalFacts metric={metric} candidate={candidate} />}
      {!isRunning && status.name !== 'unusual' && <EffectLine preview={preview} />}
      <SaveValue
        metric={metric}
        status={status}
        problems={formWide(problems)}
        onConfirm={() => submit(true)}
        onChange={() => {
          edit();
          form.current?.querySelector('input')?.focus();
        }}
      >
        {isRunning && <p role="status">{isKept && t('sidebar.prompt.draft.kept')}</p>}
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
      </SaveValue>
    </form>
  );
}

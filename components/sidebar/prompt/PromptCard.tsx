import { CalendarClock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricView } from '@/lib/domain/overview-types';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { formatPeriod } from '@/lib/i18n/formats';
import { usePanel } from '../panel-context';
import { LaterChoice } from './LaterChoice';
import { PromptForm } from './PromptForm';
import { PromptSentence } from './PromptSentence';
import { SkipReason } from './SkipReason';

type Mode = 'closed' | 'value' | 'later' | 'skip';

/**
 * A number that waits, where the evidence for it is. Closed it is a sentence and one button; opened, the proposed value
 * stands selected. By keyboard it is the shortcut and Enter.
 */
export function PromptCard({
  metric,
  period: { start, end },
  prompt,
  isCalled = 0,
}: {
  metric: MetricView;
  period: { start: string; end: string };
  /** Absent for somebody who may enter the value and is not the one who is asked for it: a contributor, say. */
  prompt?: StandingPrompt;
  /** The shortcut asked for this card; a new number for every time. */
  isCalled?: number;
}) {
  const { t, locale } = useText();
  const { answer, drafts } = usePanel();
  const [mode, setMode] = useState<Mode>(() =>
    isCalled > 0 || drafts.has(`${metric.id} ${start}`) || answer.drafts[metric.id]?.periodStart === start
      ? 'value'
      : 'closed',
  );
  useEffect(() => {
    if (isCalled > 0) setMode('value');
  }, [isCalled]);
  const isRunning = prompt?.action === 'prepare_value';
  const title = t(isRunning ? 'sidebar.prompt.soon' : 'sidebar.due.title');
  const close = () => setMode('closed');
  return (
    <section className={isRunning ? 'prompt prompt-soon' : 'prompt due'} aria-label={title}>
      <p className="due-title">
        <CalendarClock size="1.2em" aria-hidden="true" />
        {title}
        <span className="prompt-period">{formatPeriod(start, end, locale)}</span>
      </p>
      <p className="prompt-name">
        <UserText text={metric.name} />
      </p>
      {prompt && <PromptSentence prompt={prompt} />}
      {mode === 'closed' && (
        <button
          type="button"
          className={isRunning ? 'button small' : 'button primary'}
          onClick={() => setMode('value')}
        >
          {t(isRunning ? 'sidebar.prompt.prepare' : 'sidebar.due.enter')}
        </button>
      )}
      {mode === 'value' && (
        <PromptForm
          key={isCalled}
          metric={metric}
          period={{ start, end }}
          isRunning={isRunning}
          onClose={close}
        />
      )}
      {mode === 'later' && prompt && <LaterChoice prompt={prompt} onCancel={close} />}
      {mode === 'skip' && <SkipReason metricId={metric.id} periodStart={start} onCancel={close} />}
      {(mode === 'closed' || mode === 'value') && (
        <p className="prompt-quiet">
          {!isRunning && (
            <button type="button" className="link" onClick={() => setMode('skip')}>
              {t('sidebar.prompt.skip')}
            </button>
          )}
          {prompt && (
            <button type="button" className="link" onClick={() => setMode('later')}>
              {t('sidebar.prompt.later')}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

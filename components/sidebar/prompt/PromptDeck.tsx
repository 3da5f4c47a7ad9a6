import { useEffect, useState, useSyncExternalStore } from 'react';
import { panelBridge } from '@/lib/messaging/panel-bridge';
import { dueMetrics } from '../due-metrics';
import { usePanel } from '../panel-context';
import { entryPrompts, otherPrompts } from './entry-prompts';
import { OtherPrompt } from './OtherPrompt';
import { PromptCard } from './PromptCard';

/**
 * What waits for the person in the initiative of this page, gravest first and few at a time. The shortcut opens the first
 * card that a number answers.
 */
export function PromptDeck() {
  const { answer } = usePanel();
  const laidOut = answer.prompts.filter(({ id }) => answer.cards.includes(id));
  const entries = entryPrompts(laidOut).flatMap((prompt) => {
    const metric = answer.primary?.metrics.find(({ id }) => id === prompt.subject.id);
    return metric?.canRecord ? [{ prompt, metric }] : [];
  });
  const bridge = panelBridge();
  const calls = useSyncExternalStore(bridge.subscribe, () => bridge.promptCalls);
  // The card that was called, by name: once its value is saved, the next one must not open and take the focus.
  const [called, setCalled] = useState({ id: '', call: 0 });
  const first = entries[0]?.prompt.id;
  useEffect(() => {
    if (calls > 0 && first !== undefined && bridge.takePromptCall()) setCalled({ id: first, call: calls });
  }, [calls, first, bridge]);
  // Somebody may enter a value without being the one who is asked for it: a contributor, say.
  const asked = new Set(answer.prompts.map(({ subject, period }) => `${subject.id} ${period?.start}`));
  const unasked = dueMetrics(answer).filter(({ id, openPeriod }) => !asked.has(`${id} ${openPeriod.start}`));
  return (
    <>
      {entries.map(({ prompt, metric }) => (
        <PromptCard
          key={prompt.id}
          metric={metric}
          period={prompt.period}
          prompt={prompt}
          isCalled={prompt.id === called.id ? called.call : 0}
        />
      ))}
      {unasked.map((metric) => (
        <PromptCard key={metric.id + metric.openPeriod.start} metric={metric} period={metric.openPeriod} />
      ))}
      {otherPrompts(laidOut).map(({ prompt, more }) => (
        <OtherPrompt key={prompt.id} prompt={prompt} more={more} />
      ))}
    </>
  );
}

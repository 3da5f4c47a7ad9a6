import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { readMetricView } from '@/lib/store/reads/metric';
import { Loading } from '../../pages/Loading';
import { useLive } from '../../pages/use-live';
import type { Done } from './QueueDone';
import { QueueValueForm } from './QueueValueForm';

/** Reads the metric only when its row is opened: the list itself needs none of it. */
export function QueueEntry(props: {
  prompt: StandingPrompt;
  onDone: (done: Done) => void;
  onClose: () => void;
}) {
  const { prompt } = props;
  const found = useLive(() => readMetricView(prompt.subject.id, new Date().toISOString()), [prompt.id]);
  if (!found?.value || !prompt.period) return <Loading />;
  return <QueueValueForm {...props} {...found.value} period={prompt.period} />;
}

import type { MetricStatus, MetricView } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';
import { metricTone, type Tone } from './tones';

/**
 * A metric's one status in words. A value that is to stay in a range is on no way to anywhere: it is inside or outside,
 * and no share of a way is said beside it. What is not being measured keeps its last word and warns of nothing.
 */
export function statusWords(
  metric: Pick<MetricView, 'direction' | 'progress' | 'freshness' | 'notCopied'>,
  status: MetricStatus,
  translator: Pick<Translator, 't'>,
): { tone: Tone; words: string } {
  const { tone, words } = wordsOf(metric, status, translator);
  return { tone: metric.freshness === 'paused' ? 'neutral' : tone, words };
}

function wordsOf(
  metric: Pick<MetricView, 'direction' | 'progress' | 'notCopied'>,
  status: MetricStatus,
  { t }: Pick<Translator, 't'>,
): { tone: Tone; words: string } {
  if (status === 'no_data' && metric.notCopied === 'all')
    return { tone: 'neutral', words: t('metricStatus.not_copied') };
  const tone = metricTone(status);
  if (metric.direction !== 'range' || metric.progress === null || status === 'stale') {
    return { tone, words: t(`metricStatus.${status}`) };
  }
  if (metric.progress === 1) return { tone: 'good', words: t('metricStatus.inside') };
  return { tone: tone === 'stop' ? 'stop' : 'caution', words: t('metricStatus.outside') };
}

/** Whether there is a way from a value before to a target, of which a share can be told. */
export function hasWay({ direction, progress }: Pick<MetricView, 'direction' | 'progress'>): boolean {
  return progress !== null && direction !== 'range' && direction !== 'milestone';
}

import type { Tone } from '@/components/ui/tones';
import { governanceTone, metricTone } from '@/components/ui/tones';
import { hasEnded } from '@/lib/domain/initiative';
import type { InitiativeBrief, InitiativeOverview, MetricStatus } from '@/lib/domain/overview-types';

/** One reason why somebody should look at an initiative. */
export type Attention =
  | { kind: 'noncompliant'; tone: Tone }
  | { kind: 'governance'; tone: Tone }
  | { kind: 'stuck'; tone: Tone }
  | { kind: 'metric'; tone: Tone; status: MetricStatus; name: string };

/**
 * Why an initiative needs somebody, worst first: it is used beyond what is permitted, its governance
 * stopped counting or is about to, nothing has been decided about its pilot for too long, or a headline number is bad or too old. A stopped initiative needs
 * nobody.
 */
export function attentionOf(initiative: InitiativeBrief | InitiativeOverview): Attention[] {
  if (hasEnded(initiative)) return [];
  const found: Attention[] = [];
  if (!initiative.compliant) found.push({ kind: 'noncompliant', tone: 'stop' });
  const governance = governanceTone(initiative.governance);
  if (governance === 'stop' || initiative.governance === 'expiring') {
    found.push({ kind: 'governance', tone: governance });
  }
  if ('stuck' in initiative && initiative.stuck) found.push({ kind: 'stuck', tone: 'caution' });
  for (const metric of 'metrics' in initiative ? initiative.metrics : []) {
    const bad = metricTone(metric.status) === 'stop' || metric.status === 'stale';
    if (metric.headline && bad) {
      const tone = metric.status === 'stale' ? 'caution' : 'stop';
      found.push({ kind: 'metric', tone, status: metric.status, name: metric.name });
    }
  }
  return found;
}

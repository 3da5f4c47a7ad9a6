import type { Sample, SampleVoid } from './metric-records';
import { mayChoose } from './metric-rights';
import type { Person } from './people';
import { type RecordContext, type Refused, reasonProblems } from './record-checks';
import { isDisputed, sampleHistory } from './sample-history';
import { newVoid } from './withdraw-sample';

export type Choice = {
  ok: true;
  /** Withdraws the values that were not chosen. */
  voids: SampleVoid[];
  /** A reviewer disputes the chosen value; choosing it is the owner's answer. */
  answersDispute: boolean;
};

/**
 * Settles a disputed period: the chosen value counts, every other one of the period is withdrawn with the owner's
 * reason. Refused where nothing is disputed, and to everybody but the owner of the metric or of the initiative.
 */
export function chooseValue(
  chosen: Sample,
  reason: string,
  context: Omit<RecordContext, 'workspace' | 'nonce'> & { chooser: Person | undefined },
): Choice | Refused {
  const { metric, initiative, chooser } = context;
  const history = sampleHistory(metric.id, chosen.seriesVersion, context);
  const problems = reasonProblems(reason);
  if (!mayChoose(chooser, metric, initiative)) problems.push({ code: 'choice_owner_only' });
  const live = history.entries.filter(
    ({ sample, state }) => state === 'disputed' && sample.periodStart === chosen.periodStart,
  );
  const own = live.find(({ sample }) => sample.id === chosen.id);
  if (!own) problems.push({ code: 'not_disputed', field: 'periodStart' });
  if (problems.length > 0) return { ok: false, problems };
  const voids: SampleVoid[] = [];
  for (const { sample } of live) {
    if (sample.id === chosen.id) continue;
    const outcome = newVoid(sample, reason, context);
    if (!outcome.ok) return outcome;
    voids.push(outcome.sampleVoid);
  }
  return { ok: true, voids, answersDispute: isDisputed(own?.notes ?? []) };
}

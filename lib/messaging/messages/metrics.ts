import { METRIC_INPUTS } from '../metric-inputs';
import { message } from './message';

/** A metric after a change, and the state the next change starts from. */
type WrittenMetric = { metricId: string; at: string };

/** What is measured, from where to where. */
export const METRIC_MESSAGES = {
  /** Defines a metric, with the guardrail it may need. */
  defineMetric: message<WrittenMetric>()(['page'], METRIC_INPUTS.define),
  editMetric: message<WrittenMetric>()(['page'], METRIC_INPUTS.edit),
  setBaseline: message<WrittenMetric>()(['page'], METRIC_INPUTS.baseline),
  openSeries: message<WrittenMetric>()(['page'], METRIC_INPUTS.series),
  setTarget: message<WrittenMetric>()(['page'], METRIC_INPUTS.target),
  setExecutiveOutcome: message<WrittenMetric>()(['page'], METRIC_INPUTS.outcome),
  acceptExecutiveOutcome: message<WrittenMetric>()(['page'], METRIC_INPUTS.accept),
  setTimeDestination: message<WrittenMetric>()(['page'], METRIC_INPUTS.destination),
  setMetricStatus: message<WrittenMetric>()(['page'], METRIC_INPUTS.status),
};

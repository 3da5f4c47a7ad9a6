/**
 * Names of the values, in guidance, missing items and problems, that hold a code for a sentence's `select`: they are
 * passed on as they are. All other texts are data (names, titles) and days, which the surface formats first.
 */
export const CODE_VALUES: ReadonlySet<string> = new Set([
  'cause',
  'class',
  'criterion',
  'dimension',
  'from',
  'gate',
  'headlineMetricId',
  'lost',
  'maxRollout',
  'metricStatus',
  'office',
  'ownerKnown',
  'requirement',
  'result',
  'status',
  'tier',
  'to',
  'unitDimension',
]);

/** Names of fields that may hold persons or what people wrote: off until the person switches them on. */
export const SENSITIVE_FIELDS: ReadonlySet<string> = new Set([
  'assignee',
  'reporter',
  'caller',
  'openedBy',
  'watchers',
  'email',
  'phone',
  'summary',
  'description',
  'comment',
  'titlePrefix',
  'shortDescription',
]);

/** Whether a value is a calendar day, to be written as one. */
export function isDayValue(value: string | number): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

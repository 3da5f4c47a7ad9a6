/** Where a metric's pages are: its own, its definition, and that of a new one. */
export const metricHash = (initiativeId: string, metricId: string) =>
  `#/initiative/${encodeURIComponent(initiativeId)}/metric/${encodeURIComponent(metricId)}`;
export const editMetricHash = (initiativeId: string, metricId: string) =>
  `${metricHash(initiativeId, metricId)}/edit`;
export const newMetricHash = (initiativeId: string) => metricHash(initiativeId, NEW_METRIC);
export const initiativeHash = (initiativeId: string) => `#/initiative/${encodeURIComponent(initiativeId)}`;

/** Stands in the address where a metric's id would: no id looks like this. */
export const NEW_METRIC = 'new';

import type { Holding } from '@/lib/domain/succession';

/** Tells the things that one person answers for apart. */
export const holdingKey = ({ kind, initiativeId, metricId, name }: Holding): string =>
  [kind, initiativeId, metricId, name].join('/');

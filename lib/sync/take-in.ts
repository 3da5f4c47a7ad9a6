import { applyRemote } from '@/lib/store/apply-remote';
import { SCHEMA_VERSION } from '@/lib/store/documents';
import { checkRemote } from './check-remote';
import type { RemoteDoc } from './remote-store';
import type { SessionContext, SessionReport } from './session-context';

/** Checks documents one by one and stores them in one transaction. */
export async function takeIn(
  context: SessionContext,
  docs: readonly RemoteDoc[],
  session: number,
  report: SessionReport,
  cursor?: string,
): Promise<void> {
  const epoch = docs.find(({ id }) => id === EPOCH)?.body;
  const checked = docs.filter(({ id }) => id !== EPOCH).map((doc) => checkRemote(doc, SCHEMA_VERSION));
  const applied = await applyRemote(context.db, {
    rows: checked.flatMap((one) => ('reason' in one ? [] : [one])),
    rejected: checked.flatMap((one) => ('reason' in one ? [one] : [])),
    session,
    at: context.now().toISOString(),
    ...(epoch === undefined ? {} : { epoch }),
    ...(cursor === undefined ? {} : { cursor: { key: 'cursor:core', value: cursor } }),
  });
  report.pulled += applied.changed;
  report.merged += applied.merged.length;
  report.quarantined += applied.quarantined;
}

/** The organisation's page number: no record, but news for everybody. */
const EPOCH = 'meta:epoch';

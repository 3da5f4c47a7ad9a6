import { listVersions } from '@/lib/store/reads/versions';
import { TwoVersionsNotice } from './TwoVersionsNotice';
import { useLive } from './use-live';

/** What two people wrote at the same time and nobody has settled: of one initiative, of one record, or of a class. */
export function OpenVersions(props: { initiativeId?: string; docId?: string; cls?: 'rule' | 'person' }) {
  const { initiativeId, docId, cls } = props;
  const found = useLive(
    () => listVersions({ ...(initiativeId ? { initiativeId } : {}), ...(docId ? { docId } : {}) }),
    [initiativeId, docId],
  );
  return found?.value
    .filter((one) => cls === undefined || one.cls === cls)
    .map((one) => <TwoVersionsNotice key={one.n} versions={one} />);
}

import { usePanel } from './panel-context';
import { TwoVersionsCard } from './TwoVersionsCard';

/** What two people wrote at the same time about this initiative, to be settled where it is read. */
export function OpenVersions() {
  const { versions = [] } = usePanel().answer;
  return versions.map((one) => <TwoVersionsCard key={one.n} versions={one} />);
}

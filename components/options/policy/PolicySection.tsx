import { Loading } from '../../pages/Loading';
import { usePolicy } from '../../pages/use-policy';
import { SectionHeading } from '../SectionHeading';
import { PolicyInEffect } from './PolicyInEffect';
import { PolicyProblems } from './PolicyProblems';
import { PolicySamples } from './PolicySamples';

/** What the organisation sets for all its browsers, what of it cannot be used, and files for setting it. */
export function PolicySection() {
  const read = usePolicy();
  return (
    <>
      <SectionHeading view="policy" />
      {read ? (
        <>
          <PolicyProblems problems={read.problems} />
          <PolicyInEffect read={read} />
          <PolicySamples inEffect={read.policy} />
        </>
      ) : (
        <Loading />
      )}
    </>
  );
}

import { readTeamStatus } from '@/lib/store/reads';
import { Loading } from '../../pages/Loading';
import { useLive } from '../../pages/use-live';
import { SectionHeading } from '../SectionHeading';
import { JoinTeam } from './JoinTeam';
import { TeamState } from './TeamState';

/** The organisation's own server: joining it, and how this device stands with it. */
export function TeamSection() {
  const status = useLive(readTeamStatus, []);
  return (
    <>
      <SectionHeading view="team" />
      {!status ? <Loading /> : status.value ? <TeamState status={status.value} /> : <JoinTeam />}
    </>
  );
}

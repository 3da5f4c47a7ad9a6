import { useState } from 'react';
import { readTeamStatus } from '@/lib/store/reads';
import { Loading } from '../../pages/Loading';
import { useLive } from '../../pages/use-live';
import { SectionHeading } from '../SectionHeading';
import { JoinTeam } from './JoinTeam';
import { EMPTY_DRAFT } from './join-draft';
import { TeamState } from './TeamState';

/** The organisation's own server: joining it, and how this device stands with it. */
export function TeamSection() {
  const status = useLive(readTeamStatus, []);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  return (
    <>
      <SectionHeading view="team" />
      {!status ? (
        <Loading />
      ) : status.value ? (
        <TeamState status={status.value} />
      ) : (
        <JoinTeam draft={draft} onChange={(part) => setDraft((now) => ({ ...now, ...part }))} />
      )}
    </>
  );
}

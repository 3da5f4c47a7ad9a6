import { useState } from 'react';
import { readTeamStatus } from '@/lib/store/reads';
import { Loading } from '../../pages/Loading';
import { useLive } from '../../pages/use-live';
import { SectionHeading } from '../SectionHeading';
import { JoinTeam } from './JoinTeam';
import { EMPTY_DRAFT, type JoinDraft } from './join-draft';
import { SetUpLink } from './SetUpLink';
import { SetUpTeam } from './SetUpTeam';
import { TeamState } from './TeamState';

/** The organisation's own server: setting it up, joining it, and how this device stands with it. */
export function TeamSection({ setUp }: { setUp: boolean }) {
  const status = useLive(readTeamStatus, []);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const change = (part: Partial<JoinDraft>) => setDraft((now) => ({ ...now, ...part }));
  // What was typed there is typed: who has set a server up joins it from here.
  if (setUp) return <SetUpTeam draft={draft} hasTeam={status?.value !== undefined} onChange={change} />;
  return (
    <>
      <SectionHeading view="team" />
      {!status ? (
        <Loading />
      ) : status.value ? (
        <TeamState status={status.value} />
      ) : (
        <JoinTeam draft={draft} onChange={change} />
      )}
      <SetUpLink />
    </>
  );
}

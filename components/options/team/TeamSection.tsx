import { useState } from 'react';
import { readTeamStatus } from '@/lib/store/reads/team-status';
import { Loading } from '../../pages/Loading';
import { useCalmLive } from '../../pages/use-live';
import { usePolicy } from '../../pages/use-policy';
import { SectionHeading } from '../SectionHeading';
import { JoinTeam } from './JoinTeam';
import { draftOf, EMPTY_DRAFT, type JoinDraft, joinPolicy } from './join-draft';
import { LeftTeam } from './LeftTeam';
import { SetUpLink } from './SetUpLink';
import { SetUpTeam } from './SetUpTeam';
import { TeamState } from './TeamState';
import { useLeftTeam } from './use-left-team';

/** The organisation's own server: setting it up, joining it, and how this device stands with it. */
export function TeamSection({ setUp }: { setUp: boolean }) {
  const status = useCalmLive(readStatus);
  const read = usePolicy();
  const [typed, setTyped] = useState<Partial<JoinDraft>>({});
  const change = (part: Partial<JoinDraft>) => setTyped((now) => ({ ...now, ...part }));
  const left = useLeftTeam(status?.value !== undefined);
  const known = status?.value?.team ?? left?.value?.team;
  const draft = { ...EMPTY_DRAFT, ...(known ? draftOf(known) : {}), ...typed };
  // Only the same account finds what waits for it.
  const leftAccount = left?.value && !left.value.team.provider ? left.value.team.account : '';
  // What was typed there is typed: who has set a server up joins it from here.
  if (setUp) {
    if (!read || !status) return <Loading />;
    return (
      <SetUpTeam
        draft={draft}
        fixed={joinPolicy(read.policy)}
        hasTeam={status.value !== undefined}
        onChange={change}
      />
    );
  }
  return (
    <>
      <SectionHeading view="team" />
      {!status || !read ? (
        <Loading />
      ) : status.value ? (
        <TeamState status={status.value} />
      ) : !left ? (
        <Loading />
      ) : (
        <>
          {left.value ? <LeftTeam left={left.value} /> : null}
          <JoinTeam
            draft={{ ...draft, account: typed.account ?? leftAccount }}
            fixed={joinPolicy(read.policy)}
            onChange={change}
          />
          <SetUpLink />
        </>
      )}
    </>
  );
}

const readStatus = () => readTeamStatus();

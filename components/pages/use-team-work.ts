import { useEffect, useState } from 'react';
import type { TeamWork } from '@/lib/domain/team-note';
import { readTeamWork, watchTeamWork } from '@/lib/settings/team-work';

/** What is being done with the team's records and how far it is; nothing while nothing lasts. */
export function useTeamWork(): TeamWork | undefined {
  const [work, setWork] = useState<TeamWork | null>(null);
  useEffect(() => {
    let current = true;
    void readTeamWork().then((known) => current && setWork(known));
    const unwatch = watchTeamWork(setWork);
    return () => {
      current = false;
      unwatch();
    };
  }, []);
  return work ?? undefined;
}

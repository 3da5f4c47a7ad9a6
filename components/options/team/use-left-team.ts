import { useEffect, useState } from 'react';
import { readTeamMark } from '@/lib/settings/team';
import type { TeamStatus } from '@/lib/store/reads/team-status';

/** A team that was left with changes waiting, and how many. */
export type LeftTeamMark = { team: TeamStatus['team']; waiting: number };

/** The team that was left with changes waiting, read when none is shown; `undefined` while it is read, or one is shown. */
export function useLeftTeam(hasTeam: boolean): { value: LeftTeamMark | undefined } | undefined {
  const [left, setLeft] = useState<{ value: LeftTeamMark | undefined }>();
  useEffect(() => {
    let current = true;
    setLeft(undefined);
    if (hasTeam) return;
    void readTeamMark().then((mark) => {
      if (current) setLeft({ value: mark ? (mark as unknown as LeftTeamMark) : undefined });
    });
    return () => {
      current = false;
    };
  }, [hasTeam]);
  return left;
}

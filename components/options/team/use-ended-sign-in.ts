import { useEffect, useRef, useState } from 'react';
import type { EndingSignIn, SetUpCheck } from '@/lib/domain/team-set-up';
import { useCommand } from '../../pages/use-command';

/** The clocks of sign-in and server never quite agree. */
const GRACE_MS = 30_000;

/**
 * Tries a sign-in again when its time is over, as long as the page is open: it lives here alone. Answers how it went; until
 * then, when that will be.
 */
export function useEndedSignIn(
  { server, team }: { server: string; team: string },
  ending: EndingSignIn | undefined,
): SetUpCheck | undefined {
  const command = useCommand('proveEnded');
  const [check, setCheck] = useState<SetUpCheck>();
  const prove = useRef(async (_: EndingSignIn) => {});
  prove.current = async ({ token }) => {
    const proved = await command.run({ server, team, token });
    if (proved) setCheck(proved.check);
  };
  useEffect(() => {
    setCheck(undefined);
    if (!ending) return;
    const wait = Math.max(0, Date.parse(ending.endsAt) - Date.now()) + GRACE_MS;
    const timer = setTimeout(() => void prove.current(ending), wait);
    return () => clearTimeout(timer);
  }, [ending]);
  if (!ending) return undefined;
  return check ?? { id: 'ended', result: 'unknown', detail: ending.endsAt };
}

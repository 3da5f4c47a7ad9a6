import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { getInitiativeDossier } from '@/lib/store/reads';
import { useLive } from '../../pages/use-live';
import { atReading, useNow } from '../../pages/use-now';

/** One initiative's dossier, read again with every change in any page; undefined while reading. */
export function useDossier(initiativeId: string): { value: InitiativeDossier | undefined } | undefined {
  const now = useNow();
  return useLive(() => getInitiativeDossier(initiativeId, atReading()), [initiativeId, now]);
}

import type { TeamWork } from '@/lib/domain/team-note';
import { writeTeamWork } from '@/lib/settings/team-work';
import { tellChanged } from './tell-tabs';

/** What is over so soon is nobody's to watch. */
const SHOWN_AFTER_MS = 1_000;
/** As often as a person can read a number, and no page is kept busy by it. */
const SHOWN_EVERY_MS = 250;
/** A panel asks for everything it shows. */
const PANELS_EVERY_MS = 4_000;

export type ShownWork = { show: (work: TeamWork) => void; end: () => Promise<void> };

/** Shows every surface how far work is that lasts. Each word to the browser also keeps this worker alive. */
export function showWork({ afterMs = SHOWN_AFTER_MS } = {}): ShownWork {
  const began = Date.now();
  let [shownAt, toldAt] = [0, began];
  return {
    show(work) {
      const now = Date.now();
      if (now - began < afterMs || now - shownAt < SHOWN_EVERY_MS) return;
      shownAt = now;
      void writeTeamWork(work);
      if (now - toldAt < PANELS_EVERY_MS) return;
      toldAt = now;
      void tellChanged();
    },
    async end() {
      if (shownAt > 0) await writeTeamWork(undefined);
    },
  };
}

import { classOf, RECORD_CLASSES } from './record-classes';

/** The databases of a team: `core` is copied whole, `portfolio` on demand per initiative, `audit` is only added to. */
export const HOMES = ['core', 'portfolio', 'audit'] as const;
export type Home = (typeof HOMES)[number];

/** Where a document lives on a team's server. It follows from its id alone; `undefined` for an id of no class. */
export function homeOf(docId: string): Home | undefined {
  const cls = classOf(docId);
  return cls && RECORD_CLASSES[cls].home;
}

import type { Problem } from './errors';
import type { Workspace } from './workspace';

/** The version of this build, as the manifest has it. */
export const CLIENT_VERSION = '0.1.0';

/** What the organisation asks for, and what runs here instead. */
export type VersionDemand = { needed: string; runs: string };

/** One to four whole numbers, as browsers number extensions: `1.4`, `0.1.0`. */
const VERSION = /^\d{1,5}(\.\d{1,5}){0,3}$/;

/** Whether a version can be compared at all. */
export const isVersion = (text: unknown): text is string => typeof text === 'string' && VERSION.test(text);

/** Whether version `one` came before `other`: compared number by number, what is left out counts as nought. */
export function isOlder(one: string, other: string): boolean {
  const [ours, theirs] = [one.split('.'), other.split('.')];
  for (let part = 0; part < Math.max(ours.length, theirs.length); part++) {
    const difference = Number(ours[part] ?? 0) - Number(theirs[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * What the organisation's settings ask for that version `runs` does not fulfil. Settings may come from anywhere: what is no
 * version asks for nothing, so that no slip of a hand holds everybody back.
 */
export function unmetDemand(settings: object, runs: string): VersionDemand | undefined {
  const { minClient } = settings as { minClient?: unknown };
  return isVersion(minClient) && isOlder(runs, minClient) ? { needed: minClient, runs } : undefined;
}

/** Nobody asks for more than they run themselves: they would lock themselves out with everybody else. */
export function demandProblems(
  before: Pick<Workspace, 'minClient'> | undefined,
  { minClient }: Pick<Workspace, 'minClient'>,
  runs: string,
): Problem[] {
  if (minClient === undefined || minClient === before?.minClient) return [];
  if (!isVersion(minClient)) return [{ code: 'min_client_form', field: 'minClient' }];
  return isOlder(runs, minClient)
    ? [{ code: 'min_client_above_own', field: 'minClient', values: { runs } }]
    : [];
}

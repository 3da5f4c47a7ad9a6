import type { WorkItem } from '@/lib/domain/work-item';
import type { FrameSighting, TabMemory } from '@/lib/settings/tab-memory';
import { isSameItem } from '@/lib/tools/same-item';

type Report = { page: number } & FrameSighting;

/**
 * Takes one report into what the documents of a tab said before. Sightings of another page are over. A document that says
 * the same item again keeps its place: an address that the shell does not follow must not overtake the form in its frame,
 * neither by being asked again nor by being slower with its first report.
 *
 * @returns the sightings, whoever changed last standing last.
 */
export function addSighting(before: TabMemory | null, { page, ...now }: Report): FrameSighting[] {
  const known = before?.page === page ? before.sightings : [];
  const at = known.findIndex((one) => one.frameId === now.frameId);
  const old = known[at];
  if (!old && now.frameId === 0) return [now, ...known];
  if (old && isSameItem(old.workItem, now.workItem)) return known.with(at, now);
  return [...known.filter((one) => one !== old), now];
}

/** What is left when a frame's document goes. `gone` is what it had said; a later document of the frame stays. */
export function removeSighting(
  before: TabMemory | null,
  { page, frameId, documentId }: Report,
): { sightings: FrameSighting[]; gone: FrameSighting | undefined } {
  const sightings = before?.sightings ?? [];
  const gone =
    before?.page === page
      ? sightings.find((one) => one.frameId === frameId && one.documentId === documentId)
      : undefined;
  return { sightings: sightings.filter((one) => one !== gone), gone };
}

/**
 * The work item that counts: the last one to have come up, with everything that any document says of the same item. What
 * a page shows completes and outweighs what an address alone says.
 */
export function mergeSightings(sightings: readonly FrameSighting[]): WorkItem | undefined {
  const front = sightings.at(-1)?.workItem;
  if (!front) return undefined;
  const same = sightings.flatMap(({ workItem }) => (workItem && isSameItem(workItem, front) ? workItem : []));
  const ranked = [...same.filter((one) => !isShown(one)), ...same.filter(isShown)];
  const best = ranked.at(-1) ?? front;
  const finished = ranked.findLast((one) => one.finished !== undefined)?.finished;
  return {
    ...best,
    fields: Object.assign({}, ...ranked.map((one) => one.fields)),
    ...(finished !== undefined && { finished }),
  };
}

const isShown = (item: WorkItem) => item.confidence === 'confirmed';

import { NOBODY } from '@/lib/domain/concern-records';
import { AppError } from '@/lib/domain/errors';
import type { Judged } from '@/lib/domain/offer/judge-offer';
import {
  NAMED_ITEMS,
  OFFER_VERDICTS,
  type OfferedItem,
  type OfferedSum,
  type OfferPreview,
} from '@/lib/domain/offer/offer';
import { OFFER_KINDS, type OfferKind, offerKindOf } from '@/lib/domain/offer/offer-kinds';
import { commit } from '../commit';
import type { PilotlightDatabase } from '../database';
import { rowOf } from '../documents';
import { judgedGroups, type Offerer } from '../offer-groups';
import { recordName, recordPeriod } from '../record-name';
import { type OfferJob, writeState } from '../sync-state';

type Place = { local: PilotlightDatabase; team: PilotlightDatabase; offerer: Offerer };

/**
 * What a local workspace would bring into a team, kind by kind, with the first names behind each number. Changes nothing. Its
 * log of changes is no part of it: that belongs to the device.
 *
 * @param onGroup told now and then how many records were looked at; what it throws ends the look
 * @throws AppError `offer_demo` for the demo, `no_workspace` where there is nothing to offer
 */
export async function previewOffer(
  place: Place,
  at: Date,
  onGroup: (looked: number) => void | Promise<void> = () => {},
): Promise<OfferPreview> {
  await requireOwn(place.local);
  const sums = new Map(OFFER_KINDS.map((kind) => [kind, new Map<string, OfferedSum>()]));
  const offer = { ...place, kinds: new Set(OFFER_KINDS), now: at.toISOString() };
  let looked = 0;
  for await (const { records } of judgedGroups(offer)) {
    looked += records.length;
    await onGroup(looked);
    for (const judged of records) {
      const ofKind = sums.get(offerKindOf(judged.cls) ?? 'settings');
      const { verdict } = judged;
      const sum = ofKind?.get(verdict) ?? { verdict, count: 0, items: [] };
      sum.count += 1;
      if (sum.items.length < NAMED_ITEMS) sum.items.push(await itemOf(judged, place.local));
      ofKind?.set(verdict, sum);
    }
  }
  const kinds = [...sums].map(([kind, byVerdict]) => ({
    kind,
    sums: OFFER_VERDICTS.flatMap((verdict) => byVerdict.get(verdict) ?? []),
  }));
  return { kinds: kinds.filter(({ sums }) => sums.length > 0) };
}

/**
 * Adds what the preview said, of the chosen kinds, each record with its entry in the log and its place in the queue. The local
 * workspace is only read. It goes in slices of one transaction each, and nothing in a slice names what comes in a later one: an
 * offer that was cut off left whole records behind, and offering again adds the rest, for what is there is known by its id.
 *
 * @param follow where an offer that was written down stands (`beginOffer`), which then is written on with each slice; and who is
 * told after each step how many were added. What that throws ends it
 * @throws AppError as `previewOffer`; `storage_full` and the like when the rest was not saved
 */
export async function offerWorkspace(
  kinds: readonly OfferKind[],
  place: Place,
  at: Date,
  follow: { job?: OfferJob; onStep?: (added: number) => void | Promise<void> } = {},
): Promise<{ added: number }> {
  await requireOwn(place.local);
  const chosen = new Set(kinds);
  let { added = 0, behind } = follow.job ?? {};
  const offer = { ...place, kinds: chosen, now: at.toISOString(), behind };
  // Small groups go together: what a transaction costs by itself is a multiple of what a record does.
  let wanted: Judged[] = [];
  const write = async () => {
    for (const slice of slices(wanted)) {
      const unnamed = slice[0]?.doc.by === NOBODY;
      const author = { personId: place.offerer.account, at, ...(unnamed ? { unnamed } : {}) };
      const rows = slice.map(({ id, cls, doc }) => rowOf(id, cls, doc));
      added = await commit(place.team, author, async (unit) => {
        const sum = added + (await unit.bring(rows, 'offer.add'));
        const value = follow.job && { ...follow.job, added: sum, ...(behind ? { behind } : {}) };
        if (value) await unit.db.meta.put({ key: 'offer', value });
        return sum;
      });
      await follow.onStep?.(added);
    }
    wanted = [];
  };
  for await (const group of judgedGroups(offer)) {
    behind = group.behind;
    for (const one of group.records) {
      const kind = offerKindOf(one.cls);
      if (one.verdict === 'add' && kind !== undefined && chosen.has(kind)) wanted.push(one);
    }
    if (wanted.length >= SLICE) await write();
    // Also where nothing is new, which takes its time as well.
    else await follow.onStep?.(added);
  }
  await write();
  return { added };
}

/**
 * Writes down in the team's workspace that the local one is to be brought, so that whoever begins it need not be the one who
 * ends it. `of` is how many records the preview counted.
 *
 * @throws AppError as `previewOffer`
 */
export async function beginOffer(
  { local, team }: Pick<Place, 'local' | 'team'>,
  { kinds, of, at }: Pick<OfferJob, 'kinds' | 'of' | 'at'>,
): Promise<void> {
  await requireOwn(local);
  await writeState(team, 'offer', { kinds: [...kinds], of, at, added: 0 });
}

/** Records written in one transaction. */
const SLICE = 1000;

/** In order; what nobody is named in goes apart from what somebody is, since its entry in the log names nobody either. */
function* slices(records: readonly Judged[]): Generator<Judged[]> {
  let slice: Judged[] = [];
  for (const one of records) {
    const [first] = slice;
    const isOther = first !== undefined && (first.doc.by === NOBODY) !== (one.doc.by === NOBODY);
    if (isOther || slice.length === SLICE) {
      yield slice;
      slice = [];
    }
    slice.push(one);
  }
  if (slice.length > 0) yield slice;
}

async function requireOwn(local: PilotlightDatabase): Promise<void> {
  if ((await local.meta.get('demo'))?.value === true) throw new AppError('offer_demo');
  if (!(await local.docs.get('meta:policy'))) throw new AppError('no_workspace');
}

async function itemOf({ id, cls, doc, problem }: Judged, local: PilotlightDatabase): Promise<OfferedItem> {
  const row = rowOf(id, cls, doc);
  const name = await recordName(row, local);
  const period = recordPeriod(doc);
  return { cls, ...(name ? { name } : {}), ...(period ? { period } : {}), ...(problem ? { problem } : {}) };
}

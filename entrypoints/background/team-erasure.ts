import type { ErasurePreview, ErasureReport, ErasureSubject } from '@/lib/domain/erasure-report';
import { subjectOf } from '@/lib/domain/erasure-report';
import { AppError } from '@/lib/domain/errors';
import type { InputOf } from '@/lib/messaging/protocol';
import {
  noteBegunErasure,
  noteEndedErasure,
  readErasureStopped,
  readUnfinishedErasures,
  writeErasureStopped,
} from '@/lib/settings/erasure';
import { newUlid } from '@/lib/store/ids';
import {
  announceRestore,
  erase,
  type Following,
  listInitiatives,
  previewErasure,
} from '@/lib/sync/erase/erase';
import { Stopped } from '@/lib/sync/session-context';
import { syncUnlessStopped } from './team';
import { placeOf } from './team-place';
import { asAdmin, inWords } from './team-set-up';
import { showWork } from './team-work';

/**
 * The team's initiatives by name. The admin's name and password live as long as this call, here and below.
 *
 * @throws AppError `erase_unable`, or why the server could not be asked
 */
export async function listTeamInitiatives(
  input: InputOf<'listTeamInitiatives'>,
): Promise<{ initiatives: { id: string; name: string }[] }> {
  const admin = asAdmin(input);
  return inWords(async () => ({ initiatives: ableTo(await listInitiatives(admin)) }));
}

/** @throws AppError `erase_unknown_id`, `erase_unable`, or why the server could not be asked */
export function previewTeamErasure(input: InputOf<'previewErasure'>): Promise<ErasurePreview> {
  const subject = namedBy(input.what);
  const admin = asAdmin(input);
  return inWords(async () => ableTo(await previewErasure(admin, subject)));
}

/**
 * Erases for good what was previewed and typed again, and brings this device in step at once.
 *
 * @throws AppError `erase_confirm` at the field, `erase_unfinished` where it broke off on the way, `erase_stopped` where the
 * person ended it, and as above
 */
export async function eraseForGood(input: InputOf<'eraseForGood'>): Promise<ErasureReport> {
  const { typed, ...rest } = input;
  const { confirm } = await previewTeamErasure(rest);
  requireTyped(typed, confirm);
  return eraseWhole(rest);
}

/**
 * Goes on with an erasure that was begun here and has not ended: it was confirmed then.
 *
 * @throws AppError `not_found` for any other, and as above
 */
export async function continueErasure(input: InputOf<'continueErasure'>): Promise<ErasureReport> {
  const { origin, prefix } = placeOf(input);
  const { id } = namedBy(input.what);
  const begun = await readUnfinishedErasures();
  if (!begun.some((one) => one.origin === origin && one.team === prefix && one.what === id))
    throw new AppError('not_found');
  return eraseWhole(input);
}

/** Ends the erasure that runs after the part in hand. It can be gone on with. */
export const stopErasure = (): Promise<void> => writeErasureStopped(true);

async function eraseWhole(input: InputOf<'continueErasure'>): Promise<ErasureReport> {
  const report = await eraseFollowed(input);
  await syncUnlessStopped();
  return report;
}

/** What has begun is known in this browser until it has ended, whatever becomes of it meanwhile. */
async function eraseFollowed(input: InputOf<'continueErasure'>): Promise<ErasureReport> {
  const subject = namedBy(input.what);
  const { origin, prefix } = placeOf(input);
  const begun = { origin, team: prefix, what: subject.id };
  await writeErasureStopped(false);
  const work = showWork({ afterMs: 0 });
  let isBegun = false;
  work.show({ doing: 'erase', done: 0 });
  try {
    const following: Following = {
      onBegin: async () => {
        await noteBegunErasure({ ...begun, at: new Date().toISOString() });
        isBegun = true;
      },
      onProgress: (done, total) => work.show({ doing: 'erase', done, total }),
      isStopped: readErasureStopped,
    };
    const report = await inWords(async () =>
      ableTo(await erase(asAdmin(input), subject, doingBy(input.account.trim()), following)),
    );
    await noteEndedErasure(begun);
    return report;
  } catch (error) {
    if (error instanceof Stopped) throw new AppError('erase_stopped');
    // Whatever it was: once it has begun nobody may be told that nothing was changed.
    throw isBegun && error instanceof AppError ? new AppError('erase_unfinished') : error;
  } finally {
    await work.end();
  }
}

/** @throws AppError `erase_confirm` at the field */
export async function announceTeamRestore(input: InputOf<'announceRestore'>): Promise<Record<string, never>> {
  const admin = asAdmin(input);
  requireTyped(input.typed, input.team);
  await inWords(() => announceRestore(admin, doingBy(input.account.trim())));
  await syncUnlessStopped();
  return {};
}

const doingBy = (by: string) => ({ by, now: () => new Date(), newId: () => newUlid(new Date()) });

function namedBy(what: string): ErasureSubject {
  const subject = subjectOf(what);
  if (!subject) throw new AppError('erase_unknown_id', [{ code: 'erase_unknown_id', field: 'what' }]);
  return subject;
}

function ableTo<T>(done: T | 'unable'): T {
  if (done === 'unable') throw new AppError('erase_unable');
  return done;
}

function requireTyped(typed: string, wanted: string): void {
  if (typed.trim() !== wanted)
    throw new AppError('erase_confirm', [{ code: 'erase_confirm', field: 'typed' }]);
}

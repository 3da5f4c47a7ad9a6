import type { ErasurePreview, ErasureReport, ErasureSubject } from '@/lib/domain/erasure-report';
import { subjectOf } from '@/lib/domain/erasure-report';
import { AppError } from '@/lib/domain/errors';
import type { InputOf } from '@/lib/messaging/protocol';
import { newUlid } from '@/lib/store/ids';
import { announceRestore, erase, listInitiatives, previewErasure } from '@/lib/sync/erase/erase';
import { RemoteError } from '@/lib/sync/remote-error';
import { syncUnlessStopped } from './team';
import { asAdmin, inWords } from './team-set-up';

/** The team's initiatives by name. The admin's name and password live as long as this call, here and below. */
export async function listTeamInitiatives(
  input: InputOf<'listTeamInitiatives'>,
): Promise<{ initiatives: { id: string; name: string }[] }> {
  const admin = asAdmin(input);
  return inWords(async () => ({ initiatives: await listInitiatives(admin) }));
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
 * @throws AppError `erase_confirm` at the field, `erase_unfinished` where it broke off on the way, and as above
 */
export async function eraseForGood(input: InputOf<'eraseForGood'>): Promise<ErasureReport> {
  const { what, typed, ...rest } = input;
  const subject = namedBy(what);
  const { confirm } = await previewTeamErasure({ ...rest, what });
  requireTyped(typed, confirm);
  const admin = asAdmin(input);
  const report = await erase(admin, subject, doingBy(input.account.trim())).catch((error) => {
    // Whatever it was: from here on nobody may be told that nothing was changed.
    throw error instanceof RemoteError ? new AppError('erase_unfinished') : error;
  });
  await syncUnlessStopped();
  return ableTo(report);
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

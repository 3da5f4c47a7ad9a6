import { AppError } from '@/lib/domain/errors';
import {
  markShown,
  type PageMoment,
  proactivePrompt,
  type QuietHours,
} from '@/lib/domain/prompts/prompt-budget';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { type Snooze, snoozePrompt } from '@/lib/domain/prompts/snooze';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { readWorkspaceState } from '../reads';
import { readInitiativePrompts } from '../reads/queue';
import { sampleContext } from './samples';

/**
 * Puts a prompt off. It is derived anew inside the write, so that what is done by now cannot be put off.
 *
 * @throws AppError `prompt_gone`, or `invalid_input` with why it cannot be put off.
 */
export function putOff(
  { promptId, initiativeId, choice }: { promptId: string; initiativeId: string; choice: Snooze },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ until: string }> {
  return commit(db, author, async (unit) => {
    const { prompts, workspace } = await readInitiativePrompts(initiativeId, unit.now, author.personId, db);
    const prompt = prompts.find(({ id }) => id === promptId);
    if (!prompt || !workspace) throw new AppError('prompt_gone');
    const isMetric = prompt.subject.entityType === 'metric';
    const outcome = snoozePrompt(prompt, choice, {
      state: await db.prompts.get(promptId),
      metric: isMetric ? (await sampleContext(unit, prompt.subject.id)).metric : undefined,
      now: unit.now,
      workspace,
    });
    if (!outcome.ok) throw new AppError('invalid_input', outcome.problems);
    await db.prompts.put(outcome.state);
    return { until: outcome.until };
  });
}

/**
 * The one prompt that may now be put before the person unasked, if any, and the note that it was: two tabs that ask at
 * once get one answer between them.
 */
export function claimProactive(
  candidates: readonly StandingPrompt[],
  context: { moment: PageMoment; hours: QuietHours; now: Date },
  db: PilotlightDatabase = database,
): Promise<StandingPrompt | undefined> {
  return db.transaction('rw', db.prompts, db.docs, db.meta, async () => {
    const { workspace } = await readWorkspaceState(db);
    if (!workspace) return undefined;
    const now = context.now.toISOString();
    const states = await db.prompts.toArray();
    const found = proactivePrompt(candidates, { ...context, states, now, workspace });
    if (!found || !('prompt' in found)) return undefined;
    const { id } = found.prompt;
    await db.prompts.put(markShown(id, await db.prompts.get(id), now));
    return found.prompt;
  });
}

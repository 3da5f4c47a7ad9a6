import { dayAt } from '@/lib/domain/calendar';
import { AppError } from '@/lib/domain/errors';
import type { WorkItem } from '@/lib/domain/work-item';
import { panelTexts } from '@/lib/i18n/panel-texts';
import { tellTab } from '@/lib/messaging/notices';
import type { PanelAnswer } from '@/lib/messaging/panel';
import type { InputOf } from '@/lib/messaging/protocol';
import type { Caller } from '@/lib/messaging/server';
import { countFields } from '@/lib/settings/field-records';
import { readPanelPreference, readSiteSwitches, type SiteSwitch } from '@/lib/settings/local';
import { writeSiteMemory } from '@/lib/settings/site-memory';
import { inTabMemory, type TabMemory } from '@/lib/settings/tab-memory';
import { countMatch } from '@/lib/store/match-counts';
import { readWorkspaceState } from '@/lib/store/reads';
import { rememberSeen } from '@/lib/store/seen';
import { isSameItem } from '@/lib/tools/same-item';
import { askAboutTicket, withAskedFields } from './ask-about-ticket';
import { describeTab } from './badge';
import { isUnwelcomeIn } from './give-up-panel';
import { addSighting, mergeSightings, removeSighting } from './merge-sightings';
import { noteShown } from './opened-initiative';
import { answerPanel, type PanelQuestion } from './panel-answer';
import { personsLocale } from './persons-locale';
import { reportError } from './report-error';
import { missEvidenceAt, revisitEvidence } from './revisit-evidence';
import { injectSidebar } from './site-access';

/**
 * A detector saw a work item, or that there is none. One round trip: match, read, answer; meanwhile the sidebar is
 * injected where there is something to show. A sub-frame's report is answered to the top frame, which alone draws.
 */
export async function reportSeen(input: InputOf<'reportWorkItem'>, caller: Caller): Promise<PanelAnswer> {
  const { tabId, frameId, documentId } = caller;
  if (tabId === undefined) throw new AppError('not_found');
  const report = { page: input.page, frameId, documentId, workItem: input.workItem };
  if (input.leaving) return leave(tabId, report);

  const { answer, isNew, left, seen, isWelcome } = await inTabMemory(tabId, async (before, remember) => {
    const sightings = addSighting(before, report);
    const shown = mergeSightings(sightings);
    const now = new Date();
    const workItem = shown && (await withAskedFields(tabId, shown, now));
    // The top frame alone draws: an answer must carry its route, or it would be dropped as out of date.
    const route = frameId === 0 || before?.page !== input.page ? input.route : before.route;
    const host = new URL(caller.origin).host;
    const answer = await answerFor({ route, workItem, now, isMounted: input.panelMounted }, host);
    const memory: TabMemory = { route, host, at: now.toISOString(), page: input.page, sightings, answer };
    if (workItem) memory.workItem = workItem;
    if (before?.unwelcomeUntil && before.host === host) memory.unwelcomeUntil = before.unwelcomeUntil;
    await remember(memory);
    const isNew = workItem !== undefined && !isSameItem(before?.workItem, workItem);
    const left = isSameItem(before?.workItem, workItem) ? undefined : before?.workItem;
    const seen = shown && { tabId, page: input.page, route, workItem: shown };
    return { answer, isNew, left, seen, isWelcome: !isUnwelcomeIn(memory, now) };
  });
  await showIn(tabId, answer, input.panelMounted || !isWelcome, frameId);
  void describeTab(tabId, answer);
  noteShown(answer, answer.preference.open);
  if (isNew) void noteSeen(caller.origin, answer);
  if (isNew) void count(answer);
  if (isNew) void keepForTrials(answer);
  if (left) void noteFields(left);
  void revisitEvidence(answer);
  if (input.absent && frameId === 0) void missEvidenceAt(caller.origin, input.absent);
  if (seen) void askAboutTicket(seen, answer).catch((cause) => reportError('askAboutTicket', cause));
  return withTexts(answer, input);
}

/** A frame is about to load another document. If its item was the one in front, nothing is shown until the next report. */
async function leave(tabId: number, report: Parameters<typeof removeSighting>[1]): Promise<PanelAnswer> {
  const left = await inTabMemory(tabId, async (before, remember) => {
    if (!before) throw new AppError('not_found');
    const { sightings, gone } = removeSighting(before, report);
    if (gone) await remember({ ...before, sightings });
    return { answer: before.answer, wasInFront: gone && isSameItem(gone.workItem, before.workItem) };
  });
  if (left.wasInFront) await tellTab(tabId, { name: 'left' });
  return left.answer;
}

async function answerFor(
  { isMounted, ...seen }: Pick<PanelQuestion, 'route' | 'workItem' | 'now'> & { isMounted: boolean },
  host: string,
): Promise<PanelAnswer> {
  const [preference, switches, locale] = await Promise.all([
    readPanelPreference(host),
    readSiteSwitches(),
    personsLocale(),
  ]);
  return answerPanel({
    ...seen,
    preference,
    locale,
    off: await isOff(switches[host], seen.now),
    explainNothing: isMounted || preference.open,
  });
}

/** Adds the sentences when the panel has none in its language and is, or is about to be, on the page. */
function withTexts(answer: PanelAnswer, input: InputOf<'reportWorkItem'>): PanelAnswer {
  if (!input.panelMounted && !isWorthShowing(answer)) return answer;
  const texts = panelTexts(answer.locale);
  return input.texts === texts.locale ? answer : { ...answer, texts };
}

/** Nothing is drawn on pages where there is nothing to say: near-zero cost, and nothing for a page to notice. */
const WORTH_SHOWING: ReadonlySet<PanelAnswer['state']> = new Set([
  'linked',
  'conflict',
  'excluded',
  'undetermined',
]);

/** A panel that was left open on this site says that nothing is linked; a closed one does not so much as show its tab. */
function isWorthShowing({ state, preference }: PanelAnswer): boolean {
  return WORTH_SHOWING.has(state) || (state === 'nothing' && preference.open);
}

async function showIn(
  tabId: number,
  answer: PanelAnswer,
  isMounted: boolean,
  frameId: number,
): Promise<void> {
  const show = !isMounted && isWorthShowing(answer);
  // Not awaited before the answer: the two travel together and meet in the page.
  if (show && frameId === 0) void injectSidebar(tabId).catch((cause) => reportError('injectSidebar', cause));
  if (frameId !== 0) {
    if (show) await injectSidebar(tabId).catch(() => {});
    await tellTab(tabId, { name: 'panel', answer: { ...answer, texts: panelTexts(answer.locale) } });
  }
}

async function isOff(choice: SiteSwitch | undefined, now: Date): Promise<boolean> {
  if (!choice) return false;
  if (choice.off === 'always') return true;
  const { workspace } = await readWorkspaceState();
  return choice.day >= dayAt(now.toISOString(), workspace?.timeZone ?? 'UTC');
}

async function count(answer: PanelAnswer): Promise<void> {
  const winner = answer.explanation?.winner;
  if (!winner || answer.primary === undefined) return;
  await countMatch(winner.ruleId, answer.primary.id, dayAt(answer.asOf, answer.timeZone)).catch((cause) =>
    reportError('countMatch', cause),
  );
}

/** The day alone: a site that was not seen for a month may no longer be in use. */
async function noteSeen(origin: string, { asOf, timeZone }: PanelAnswer): Promise<void> {
  const seenOn = dayAt(asOf, timeZone);
  await writeSiteMemory(new URL(origin).hostname, { access: undefined, seenOn }).catch((cause) =>
    reportError('noteSeen', cause),
  );
}

/** What could be read of a page, once it was left: tabs that are closed are counted by the worker's own listener. */
export async function noteFields(workItem: WorkItem): Promise<void> {
  await countFields(workItem).catch((cause) => reportError('countFields', cause));
}

/** An administrator's last pages are what a new rule is tried on; nobody else's visits are kept, and none leave. */
async function keepForTrials({ workItem, viewer, asOf }: PanelAnswer): Promise<void> {
  if (!workItem || !viewer.isAdmin) return;
  await rememberSeen(workItem, asOf).catch((cause) => reportError('rememberSeen', cause));
}

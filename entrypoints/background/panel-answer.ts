import { dayAt } from '@/lib/domain/calendar';
import { type MatchWithParent, matchWithParent } from '@/lib/domain/mapping/evaluate';
import { nearRules } from '@/lib/domain/mapping/near-rules';
import type { MatchResult } from '@/lib/domain/mapping/rule';
import { initiativeBrief, initiativeOverview } from '@/lib/domain/overview';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { rolesOf } from '@/lib/domain/people';
import { visibleCards } from '@/lib/domain/prompts/prompt-budget';
import type { WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer, PanelPreference, PanelState } from '@/lib/messaging/panel';
import { readTeamWork } from '@/lib/settings/team-work';
import { withCandidates } from '@/lib/store/candidates';
import { database } from '@/lib/store/database';
import { listHidden } from '@/lib/store/hidden';
import {
  listDrafts,
  listRules,
  listRulesFor,
  readInitiativeNames,
  readInitiativeRecords,
  readWorkspaceState,
  type WorkspaceState,
  writerIn,
} from '@/lib/store/reads';
import { readStandingPrompts } from '@/lib/store/reads/queue';
import { readTeamNote } from '@/lib/store/reads/team-note';
import { listVersions } from '@/lib/store/reads/versions';
import { pinParts } from './pin-parts';
import { readerParts } from './reader-parts';

export type PanelQuestion = {
  route: string;
  workItem: WorkItem | undefined;
  now: Date;
  preference: PanelPreference;
  locale: string;
  off: boolean;
  /** The panel is there: where nothing is linked, it says why. Costs a look at all rules. */
  explainNothing: boolean;
};

/** Everything the panel needs for one work item, from a handful of indexed reads. */
export async function answerPanel(question: PanelQuestion): Promise<PanelAnswer> {
  const { workItem, now } = question;
  const workspaceState = await readWorkspaceState();
  const note = await readTeamNote();
  const work = note && (await readTeamWork());
  const team = note && { team: { ...note, ...(work ? { work } : {}) } };
  const empty = { ...emptyAnswer(question, workspaceState), ...team };
  if (question.off) return { ...empty, state: 'off' };
  if (!workItem) return { ...empty, state: 'no_work_item' };
  if (!workspaceState.workspace) return { ...empty, workItem, state: 'nothing' };

  const rules = await listRulesFor(workItem);
  const hiddenIds = await listHidden(workItem);
  const today = dayAt(now.toISOString(), workspaceState.workspace.timeZone);
  const at = now.toISOString();
  const match = matchWithParent({ workItem, rules, at, today, hidden: hiddenIds });
  const described = await describeMatch(match, { workItem, hiddenIds, at }, workspaceState);
  const pin = await pinParts(workItem, { rules, at, ...empty }, workspaceState);
  const answer = { ...empty, workItem, ...described, ...pin };
  if (answer.state !== 'nothing' || !question.explainNothing) return answer;
  return { ...answer, near: nearRules(workItem, await listRules(), today) };
}

function emptyAnswer(question: PanelQuestion, state: WorkspaceState): PanelAnswer {
  const { workspace, me } = state;
  const at = question.now.toISOString();
  const writer = writerIn(state);
  const roles = rolesOf(writer, at);
  const ownsSomething = writer?.roles.some((grant) => grant.role === 'owner' && (!grant.to || at < grant.to));
  return {
    state: 'nothing',
    route: question.route,
    also: [],
    tied: [],
    initiativeNames: {},
    viewer: {
      ...(me ? { personId: me.id, name: me.displayName } : {}),
      mayLink: roles.has('admin') || ownsSomething === true,
      mayRecord: false,
      isAdmin: roles.has('admin'),
    },
    preference: question.preference,
    locale: question.locale,
    timeZone: workspace?.timeZone ?? 'UTC',
    asOf: at,
    prompts: [],
    cards: [],
    drafts: {},
  };
}

async function describeMatch(
  { own, parent }: MatchWithParent,
  { workItem, hiddenIds, at }: { workItem: WorkItem; hiddenIds: readonly string[]; at: string },
  workspaceState: WorkspaceState,
): Promise<Partial<PanelAnswer>> {
  const { workspace, me } = workspaceState;
  if (!workspace) return {};
  const inheritedId = parent?.result.primary?.initiativeId;
  const state = stateOf(own, inheritedId !== undefined);
  // With no link of its own, a sub-task or sub-record shows its parent's initiative, and says that it is inherited.
  const shownId = own.primary?.initiativeId ?? (state === 'linked' ? inheritedId : undefined);
  const records = shownId === undefined ? undefined : await readInitiativeRecords(shownId);
  const writer = writerIn(workspaceState);
  const overview =
    records && initiativeOverview(records, at, workspace, writer ? { personId: writer.id } : {});
  const primary = overview && (await withCandidates(overview, records, { workspace, now: at }, database));
  const inherited =
    inheritedId && inheritedId !== own.primary?.initiativeId
      ? await brief(inheritedId, at, workspaceState)
      : undefined;

  const answer: Partial<PanelAnswer> = {
    // A rule may name an initiative that is gone or unreadable: then nothing is linked, and the explanation says why.
    state: state === 'linked' && !primary ? 'nothing' : state,
    also: await briefs(
      own.also.map((one) => one.initiativeId),
      at,
      workspaceState,
    ),
    tied: await briefs(
      own.conflict.map((one) => one.initiativeId),
      at,
      workspaceState,
    ),
    explanation: own.explanation,
    initiativeNames: await readInitiativeNames(namedIn(own, hiddenIds)),
  };
  if (primary) {
    answer.primary = primary;
    answer.prompts = records && me ? await readStandingPrompts(records, me, at, workspace) : [];
    answer.cards = visibleCards(answer.prompts).map(({ id }) => id);
    if (records) Object.assign(answer, readerParts(records, workItem, me?.id));
    const versions = await listVersions({ initiativeId: primary.id });
    if (versions.length > 0) answer.versions = versions;
    const drafts = await listDrafts(primary.metrics.map((metric) => metric.id));
    answer.drafts = Object.fromEntries(drafts.map(({ at: _, ...draft }) => [draft.metricId, draft]));
  }
  if (parent && inherited) answer.inherited = { parentLabel: parent.label, initiative: inherited };
  const hiddenId = hiddenIds.find((id) => answer.initiativeNames?.[id] !== undefined);
  if (hiddenId) {
    // A rule that is gone by now links nothing: then there is nothing to warn of.
    const applies = [own, parent?.result].some((one) =>
      one?.hidden.some((it) => it.initiativeId === hiddenId),
    );
    const notCleared = applies && (await brief(hiddenId, at, workspaceState))?.notCleared;
    answer.hidden = {
      initiativeId: hiddenId,
      initiativeName: answer.initiativeNames?.[hiddenId] ?? '',
      ...(notCleared && { notCleared }),
    };
  }
  return answer;
}

function stateOf(own: MatchResult, parentIsLinked: boolean): PanelState {
  if (own.primary) return 'linked';
  if (own.conflict.length > 0) return 'conflict';
  if (own.excludedBy.length > 0) return 'excluded';
  if (parentIsLinked) return 'linked';
  return own.undetermined.length > 0 ? 'undetermined' : 'nothing';
}

function namedIn(result: MatchResult, hiddenIds: readonly string[]): string[] {
  const { winner, losers, exclusions, undetermined } = result.explanation;
  const rules = [...(winner ? [winner] : []), ...losers, ...exclusions, ...undetermined];
  return [...new Set([...rules.flatMap((rule) => rule.initiativeId ?? []), ...hiddenIds])];
}

async function brief(
  id: string,
  at: string,
  { workspace }: WorkspaceState,
): Promise<InitiativeBrief | undefined> {
  const records = workspace && (await readInitiativeRecords(id, database));
  return records && workspace && initiativeBrief(records, at, workspace);
}

async function briefs(ids: readonly string[], at: string, state: WorkspaceState): Promise<InitiativeBrief[]> {
  const found = await Promise.all(ids.map((id) => brief(id, at, state)));
  return found.filter((one) => one !== undefined);
}

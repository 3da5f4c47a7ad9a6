import * as z from 'zod/mini';
import type { ConcernView } from '@/lib/domain/concern-state';
import { ATTRIBUTION_METHODS } from '@/lib/domain/metric-records';
import type { SamplePreview } from '@/lib/domain/preview-sample';
import { Day, DocId, requiredText, Tool, text, Ulid } from '@/lib/domain/primitives';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { SNOOZES } from '@/lib/domain/prompts/snooze';
import { COLLECT_FAILURES, MAX_TICKETS } from '@/lib/domain/recipe/collection';
import { FieldId, RECIPE_CALENDARS, RECIPE_VALUES, RecipeEvent } from '@/lib/domain/recipe/recipe';
import { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { AbsentItem, WorkItem } from '@/lib/domain/work-item';
import * as admin from './admin-inputs';
import * as governance from './governance-inputs';
import { METRIC_INPUTS } from './metric-inputs';
import type { PanelAnswer, PanelPreference } from './panel';
import type { TabStatus } from './tab-status';

/**
 * Who may send a message:
 * - `content`: our content script in a tab's top frame, on a host whose permission is granted.
 * - `frame`: the same in a sub-frame. A frame may report a work item and nothing else.
 * - `page`: one of the extension's own pages (popup, options, dashboard, welcome).
 *
 * No message carries a URL to fetch, and none from a content script can administer anything.
 */
export type SenderClass = 'content' | 'frame' | 'page';

const route = text(8192);
const host = z.string().check(z.minLength(1), z.maxLength(260));

/** A value as a person enters it in the sidebar, already parsed from their locale's notation. */
const SampleInput = z.strictObject({
  metricId: Ulid,
  periodStart: Day,
  value: z.optional(z.number()),
  numerator: z.optional(z.number()),
  denominator: z.optional(z.number()),
  /** Cases of the period that the value stands for. */
  volume: z.optional(z.number().check(z.minimum(0))),
  note: text(280),
  /** Required for a value that was typed; that of a proposed one follows from how it was collected. */
  grade: z.optional(z.enum(['sampled', 'opportunistic', 'estimated', 'assumption'])),
  /** The proposal that the person saw and confirms as it is; the worker works it out again. */
  candidate: z.optional(
    z.strictObject({
      recipeId: Ulid,
      recipeVersion: z.int().check(z.minimum(1)),
      value: z.number(),
      n: z.int().check(z.minimum(1)),
    }),
  ),
  /** How much of the change is owed to the initiative, and how that was found. */
  attribution: z.optional(
    z.strictObject({
      share: z.number().check(z.minimum(0), z.maximum(1)),
      method: z.enum(ATTRIBUTION_METHODS),
      note: text(280),
    }),
  ),
  /** The owner's own word on how it stands; shown beside what the numbers say. */
  ownerStatus: z.optional(z.enum(['on_track', 'at_risk', 'off_track'])),
  /** The sample this one corrects. */
  supersedes: z.optional(DocId),
  /** The person was asked about a value far from the last one, and meant it. */
  confirmedUnusual: z.optional(z.boolean()),
});
export type SampleInput = z.infer<typeof SampleInput>;

const Draft = z.strictObject({
  metricId: Ulid,
  periodStart: Day,
  value: text(60),
  numerator: z.optional(text(60)),
  denominator: z.optional(text(60)),
  note: text(280),
});

/** The period of a metric that something is said about. */
const PeriodInput = z.strictObject({ metricId: Ulid, periodStart: Day });

const PreferenceChange = z.strictObject({
  host,
  open: z.optional(z.boolean()),
  side: z.optional(z.enum(['right', 'left'])),
  width: z.optional(z.number().check(z.minimum(280), z.maximum(640))),
  docked: z.optional(z.boolean()),
});

const ConditionInput = z.strictObject({
  field: requiredText(40),
  op: z.enum(['eq', 'in', 'contains', 'starts_with']),
  value: z.union([requiredText(400), z.array(requiredText(400)).check(z.minLength(1), z.maxLength(200))]),
  negate: z.optional(z.boolean()),
});

const RuleInput = z.strictObject({
  /** Absent for a new rule. */
  id: z.optional(Ulid),
  /** The version that was edited; a newer one in the store refuses the write. */
  version: z.optional(z.int()),
  name: requiredText(120),
  effect: z.enum(['include', 'exclude']),
  initiativeId: z.optional(Ulid),
  tool: Tool,
  hosts: z.array(requiredText(300)).check(z.minLength(1), z.maxLength(50)),
  all: z.array(ConditionInput).check(z.maxLength(20)),
  priority: z.int().check(z.minimum(-5), z.maximum(5)),
  validFrom: z.optional(Day),
  validTo: z.optional(Day),
  note: text(500),
  /** Its own test addresses, tried on every save (INV-28). */
  tests: z.optional(
    z
      .array(z.strictObject({ url: requiredText(8192), expect: z.enum(['match', 'no_match']) }))
      .check(z.maxLength(200)),
  ),
  status: z.enum(['draft', 'active', 'disabled']),
});
export type RuleInput = z.infer<typeof RuleInput>;

/** How a metric is measured from tickets, as a person says it. */
const RecipeInput = z.strictObject({
  metricId: Ulid,
  /** The version that was edited; a newer one in the store refuses the write. Absent for the first. */
  version: z.optional(z.int()),
  status: z.enum(['active', 'off']),
  tool: Tool,
  host,
  population: z.array(ConditionInput).check(z.maxLength(20)),
  start: RecipeEvent,
  end: RecipeEvent,
  calendar: z.enum(RECIPE_CALENDARS),
  exclude: z.array(ConditionInput).check(z.maxLength(20)),
  value: z.enum(RECIPE_VALUES),
  valueField: z.optional(FieldId),
  flag: z.optional(z.array(ConditionInput).check(z.maxLength(20))),
  minN: z.int().check(z.minimum(1), z.maximum(10_000)),
});
export type RecipeInput = z.infer<typeof RecipeInput>;

/** What the collector says of a run of "collect this period". */
const CollectionReport = z.discriminatedUnion('state', [
  z.strictObject({ collectionId: Ulid, state: z.literal('running'), read: z.int().check(z.minimum(0)) }),
  z.strictObject({
    collectionId: Ulid,
    state: z.literal('failed'),
    code: z.enum(COLLECT_FAILURES),
    values: z.optional(z.record(text(20), z.union([text(200), z.number()]))),
  }),
  z.strictObject({
    collectionId: Ulid,
    state: z.literal('done'),
    query: text(4000),
    queryUrl: text(8192),
    total: z.optional(z.int().check(z.minimum(0))),
    tickets: z.array(TicketReading).check(z.maxLength(MAX_TICKETS)),
  }),
]);

const InitiativeInput = z.strictObject({
  name: requiredText(120),
  purpose: requiredText(280),
  businessOwner: z.union([
    z.strictObject({ personId: requiredText(255) }),
    z.strictObject({ displayName: requiredText(120), function: z.enum(['business', 'it', 'risk', 'other']) }),
  ]),
  /** The project, space or table it belongs to; becomes a draft rule. */
  mapping: z.optional(
    z.strictObject({ tool: Tool, host, field: requiredText(40), value: requiredText(400) }),
  ),
});
export type InitiativeInput = z.infer<typeof InitiativeInput>;

/** A metric after a change, and the state the next change starts from. */
type WrittenMetric = { metricId: string; at: string };

/** `HH:MM` of a day of 24 hours. */
const ClockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const SiteInput = z.strictObject({
  /** `hostname[:port]` as the person typed or pasted it, already normalised by `readHostInput`. */
  host,
  tool: Tool,
  /** Where the tool begins on a host that has several. */
  path: z.optional(z.string().check(z.maxLength(200), z.regex(/^(\/[\w.~-]+)+$/))),
});

/**
 * Every message between the parts of the extension: one row each, with who may send it, what goes in and what comes out.
 * The server refuses a message that has no row, a sender that is not of the row's class, and an input that does not parse.
 */
export const PROTOCOL = {
  /** The detector saw a work item (or that there is none). The answer holds everything the panel needs. */
  reportWorkItem: message<PanelAnswer>()(
    ['content', 'frame'],
    z.strictObject({
      /** Identity of the page state this report is about; echoed in the answer. */
      route,
      /** When the tab's top document began (`performance.timeOrigin`): tells its frames from those of another one. */
      page: z.number(),
      workItem: z.optional(WorkItem),
      /** The page says that what its address names is not there, or not for this reader. */
      absent: z.optional(AbsentItem),
      /** The sidebar bundle already runs in this document. */
      panelMounted: z.boolean(),
      /** A content frame is about to load another document: what it reported is no longer in front of the person. */
      leaving: z.optional(z.boolean()),
      /** The language whose sentences the panel already has. */
      texts: z.optional(text(35)),
    }),
  ),
  /** Confirms one value of one period. Answers once it is durable on this device. */
  recordSample: message<{ sampleId: string; undoUntil: string }>()(['content', 'page'], SampleInput),
  /** Says how a metric is measured from tickets. */
  saveRecipe: message<{ recipeId: string; version: number }>()(['page'], RecipeInput),
  /**
   * Begins to read the tickets of a period: in the sender's tab, or, for one of our pages, in a tab that has the host open.
   * Only on hosts on which the person allowed asking the tool's own interface.
   */
  collectPeriod: message<{ collectionId: string }>()(
    ['content', 'page'],
    z.strictObject({ metricId: Ulid, periodStart: Day }),
  ),
  stopCollection: message<Record<string, never>>()(
    ['content', 'page'],
    z.strictObject({ collectionId: Ulid }),
  ),
  /** How far a collection has come, why it broke off, or all its tickets. Refused once it may not go on. */
  reportCollection: message<Record<string, never>>()(['content'], CollectionReport),
  /** What was read of the ticket in front, as the worker ordered. */
  reportTicket: message<Record<string, never>>()(
    ['content'],
    z.strictObject({ route, ticket: TicketReading }),
  ),
  /** Allows asking a host's own interface, or takes it back. A content script may do so for its own host alone. */
  setApiAccess: message<Record<string, never>>()(
    ['content', 'page'],
    z.strictObject({ host, on: z.boolean() }),
  ),
  /** Takes back a sample within ten seconds of its confirmation. */
  undoSample: message<{ voided: string }>()(['content', 'page'], z.strictObject({ sampleId: DocId })),
  /** "No change": confirms the last value for another period, as an estimate. */
  reconfirmPeriod: message<{ sampleId: string; undoUntil: string; value: number }>()(
    ['content', 'page'],
    PeriodInput,
  ),
  /** Says that a period has no value, and why. */
  skipPeriod: message<{ skipId: string }>()(
    ['content', 'page'],
    z.extend(PeriodInput, { reason: text(280) }),
  ),
  /** What a value would change, by the rules that will judge it. Writes nothing; absent while it is no value yet. */
  previewSample: message<{ preview?: SamplePreview }>()(
    ['content', 'page'],
    z.extend(PeriodInput, {
      value: z.optional(z.number()),
      numerator: z.optional(z.number()),
      denominator: z.optional(z.number()),
    }),
  ),
  /** Puts a prompt off. Answers until when. */
  putOffPrompt: message<{ until: string }>()(
    ['content', 'page'],
    z.strictObject({ promptId: text(500), initiativeId: Ulid, choice: z.enum(SNOOZES) }),
  ),
  /** May a prompt be put before the person unasked on this page now? Answers with it once a day at most. */
  claimPrompt: message<{ prompt?: StandingPrompt }>()(
    ['content'],
    z.strictObject({ route, typing: z.boolean(), msSinceNavigation: z.number() }),
  ),
  /** Keeps what has been typed so far; an empty draft removes it. */
  saveDraft: message<Record<string, never>>()(['content', 'page'], Draft),
  /** "Not the right initiative": hides the match here and keeps a report of the context fields that were shown. */
  reportWrongMatch: message<{ reportId: string }>()(
    ['content'],
    z.strictObject({ route, initiativeId: Ulid, ruleId: Ulid, note: text(280) }),
  ),
  /** Takes "hide here" back. */
  unhideMatch: message<Record<string, never>>()(['content'], z.strictObject({ route, initiativeId: Ulid })),
  /** Remembers side, width, docking and openness for a host. */
  setPanelPreference: message<PanelPreference>()(['content', 'page'], PreferenceChange),
  /** Adds the opened panel's script to the sender's document; answers when it has run. */
  loadPanel: message<Record<string, never>>()(['content'], z.strictObject({})),
  /** The page keeps taking our element out: the sender's tab stays without it for a minute. */
  giveUpPanel: message<Record<string, never>>()(['content'], z.strictObject({})),
  /** Opens one of the extension's own pages in a new tab: a content script cannot. */
  openPage: message<Record<string, never>>()(
    ['content', 'page'],
    z.strictObject({
      page: z.enum(['dashboard', 'options', 'welcome']),
      /** What to show there, e.g. an initiative's id or `link` with the tab's work item. */
      initiativeId: z.optional(Ulid),
      view: z.optional(z.enum(['rules', 'hosts', 'initiatives', 'use-this-page', 'queue'])),
    }),
  ),

  /** What the popup shows of a tab: work item, match, access, switches. */
  getTabStatus: message<TabStatus>()(['page'], z.strictObject({ tabId: z.int() })),
  /** Opens the panel in a tab, also where nothing is linked. */
  openPanel: message<{ opened: boolean }>()(['page'], z.strictObject({ tabId: z.int() })),
  /** Switches Pilotlight off for a host for today or for good, or on again. */
  setSiteSwitch: message<Record<string, never>>()(
    ['page'],
    z.strictObject({ host, off: z.enum(['no', 'today', 'always']) }),
  ),
  /** Brings registered scripts in line with the permissions granted right now. */
  reconcileSites: message<Record<string, never>>()(['page'], z.strictObject({})),
  addSite: message<Record<string, never>>()(['page'], SiteInput),
  removeSite: message<Record<string, never>>()(['page'], z.omit(SiteInput, { tool: true })),
  /** What came of asking the browser for access to a host. */
  noteAccess: message<Record<string, never>>()(
    ['page'],
    z.strictObject({
      hostname: host,
      outcome: z.enum(['asked', 'granted', 'denied', 'blocked', 'given_back']),
    }),
  ),
  setLocale: message<Record<string, never>>()(
    ['page'],
    z.strictObject({ locale: z.enum(['auto', 'en', 'de']) }),
  ),
  /** When prompts stay quiet in this browser, and whether the browser may notify. */
  setPromptSettings: message<Record<string, never>>()(
    ['page'],
    z.strictObject({
      from: ClockTime,
      to: ClockTime,
      sharedScreen: z.boolean(),
      notify: z.boolean(),
    }),
  ),

  /** Signs in to a team's server, copies its records into a database of their own, and shows that workspace from now on. */
  joinTeam: message<{ initiatives: number }>()(
    ['page'],
    z.strictObject({
      server: requiredText(300),
      team: requiredText(60),
      account: requiredText(255),
      password: requiredText(1000),
    }),
  ),
  /** The same with the account of the organisation: its own sign-in opens in a window, and no password comes here. */
  joinTeamWithProvider: message<{ initiatives: number }>()(
    ['page'],
    z.strictObject({
      server: requiredText(300),
      team: requiredText(60),
      issuer: requiredText(300),
      clientId: requiredText(255),
      scope: requiredText(500),
    }),
  ),
  /**
   * Signs in again at the organisation's sign-in; `fresh` asks who it is. Somebody else gets a workspace of their own, and
   * what waits under the earlier account stays there.
   */
  signInWithProvider: message<Record<string, never>>()(['page'], z.strictObject({ fresh: z.boolean() })),
  /** Ends the sign-in here. Everything stays on this device, and nothing is sent until somebody signs in again. */
  signOut: message<Record<string, never>>()(['page'], z.strictObject({})),
  /** Signs in again, after the browser was closed or the password changed. */
  signIn: message<Record<string, never>>()(['page'], z.strictObject({ password: requiredText(1000) })),
  /** Brings the team's records in step now. Answers when that has ended, well or not. */
  syncNow: message<Record<string, never>>()(['page'], z.strictObject({})),
  /** Of two versions of a field: the one that counts stays, or the other one counts from now on. */
  settleVersion: message<Record<string, never>>()(
    ['content', 'page'],
    z.strictObject({ n: z.int(), choice: z.enum(['keep', 'take']) }),
  ),
  /** Makes a record again what the server has, after it refused a change of it. */
  takeBackRefused: message<Record<string, never>>()(['page'], z.strictObject({ id: DocId })),
  /** Offers a refused change again; all of them without an id. */
  retryRefused: message<Record<string, never>>()(['page'], z.strictObject({ id: z.optional(DocId) })),
  /** Shows the local workspace again. The team's records stay on this device until they are removed. */
  leaveTeam: message<Record<string, never>>()(['page'], z.strictObject({})),

  /** Replaces an empty store by the demo workspace. Refused when there is anything else to lose. */
  loadDemo: message<{ initiatives: number }>()(['page'], z.strictObject({})),
  /** Removes the demo workspace, so that an own one can be started. */
  leaveDemo: message<Record<string, never>>()(['page'], z.strictObject({})),
  createWorkspace: message<{ personId: string }>()(
    ['page'],
    z.strictObject({
      name: requiredText(120),
      timeZone: requiredText(60),
      displayName: requiredText(120),
      function: z.enum(['business', 'it', 'risk', 'other']),
    }),
  ),
  createInitiative: message<{ initiativeId: string; ruleId?: string }>()(['page'], InitiativeInput),

  /** Defines a metric, with the guardrail it may need. */
  defineMetric: message<WrittenMetric>()(['page'], METRIC_INPUTS.define),
  editMetric: message<WrittenMetric>()(['page'], METRIC_INPUTS.edit),
  setBaseline: message<WrittenMetric>()(['page'], METRIC_INPUTS.baseline),
  openSeries: message<WrittenMetric>()(['page'], METRIC_INPUTS.series),
  setTarget: message<WrittenMetric>()(['page'], METRIC_INPUTS.target),
  setExecutiveOutcome: message<WrittenMetric>()(['page'], METRIC_INPUTS.outcome),
  acceptExecutiveOutcome: message<WrittenMetric>()(['page'], METRIC_INPUTS.accept),
  setTimeDestination: message<WrittenMetric>()(['page'], METRIC_INPUTS.destination),
  setMetricStatus: message<WrittenMetric>()(['page'], METRIC_INPUTS.status),
  /** Withdraws a value with a reason; it stays visible. */
  withdrawSample: message<{ voided: string }>()(['page'], METRIC_INPUTS.withdraw),
  /** Disputes a value, or comments on it, as the person's role has it. */
  commentOnSample: message<{ noteId: string; kind: 'dispute' | 'comment' }>()(
    ['page'],
    METRIC_INPUTS.comment,
  ),
  /** The owner chooses the value that counts for a disputed period. */
  chooseSample: message<{ withdrawn: string[] }>()(['page'], METRIC_INPUTS.choose),
  /** Looks at the workspace as another of its people: on one device, roles are a working agreement. */
  actAs: message<Record<string, never>>()(['page'], z.strictObject({ personId: requiredText(255) })),

  /** Who owns, sponsors, runs and stands in; and the owner's own yes. */
  nameOffices: message<Record<string, never>>()(['page'], governance.OfficesInput),
  acceptOwnership: message<Record<string, never>>()(['page'], governance.OfInitiative),
  /** The right use case: workflows side by side, one of them chosen. */
  saveCandidate: message<Record<string, never>>()(['page'], governance.CandidateInput),
  chooseCandidate: message<Record<string, never>>()(['page'], governance.ChoiceInput),
  /** What it does, to whom, with which data and model. A widening may void approvals. */
  changeScope: message<Record<string, never>>()(['page'], governance.ScopeInput),
  raiseRiskTier: message<Record<string, never>>()(['page'], governance.TierInput),
  saveChangePlan: message<Record<string, never>>()(['page'], governance.ChangePlanInput),
  saveWorkflow: message<Record<string, never>>()(['page'], governance.WorkflowInput),
  recordTrial: message<Record<string, never>>()(['page'], governance.TrialInput),
  saveRunPlan: message<Record<string, never>>()(['page'], governance.RunPlanInput),
  /** Facts: building has begun, who uses it now, it was in use before it was recorded here. */
  startBuild: message<Record<string, never>>()(['page'], governance.BuildInput),
  recordRollout: message<Record<string, never>>()(['page'], governance.RolloutInput),
  declareInUse: message<Record<string, never>>()(['page'], governance.RolloutInput),
  pauseInitiative: message<Record<string, never>>()(['page'], governance.PauseInput),
  resumeInitiative: message<Record<string, never>>()(['page'], governance.OfInitiative),
  endInitiative: message<Record<string, never>>()(['page'], governance.EndInput),
  stepBack: message<Record<string, never>>()(['page'], governance.StepBackInput),
  /** Passes or refuses a gate; a passed one moves the phase in the same write. */
  decideGate: message<{ gateDecisionId: string }>()(['page'], governance.GateInput),
  grantWaiver: message<{ waiverId: string }>()(['page'], governance.WaiverInput),
  submitEvidence: message<{ submissionId: string }>()(['page'], governance.SubmissionInput),
  /** A reviewer's decision on one dimension, revoking an approval included. */
  decideDimension: message<{ decisionId: string }>()(['page'], governance.DecisionInput),
  completeCondition: message<Record<string, never>>()(['page'], governance.ConditionInput),
  fileEvidence: message<{ evidenceId: string }>()(['page'], governance.EvidenceInput),
  /** Keeps the named fields of the page in front of the person. */
  captureEvidence: message<{ evidenceId: string }>()(['content'], governance.CaptureInput),
  /** Tells whoever reviews and owns the initiative what a reader saw. An anonymous one is followed by its key. */
  raiseConcern: message<{ concernId: string; reportKey?: string }>()(['content'], governance.ConcernInput),
  replyToConcern: message<Record<string, never>>()(['page'], governance.ConcernReplyInput),
  /** What became of the concern that belongs to a report key. */
  followConcern: message<ConcernView>()(['content', 'page'], z.strictObject({ key: requiredText(60) })),
  /** The organisation's settings and people: administrators alone. */
  editWorkspace: message<{ at: string }>()(['page'], admin.WorkspaceInput),
  invitePerson: message<{ personId: string }>()(['page'], admin.InviteInput),
  editPerson: message<Record<string, never>>()(['page'], admin.PersonInput),
  setPersonActive: message<Record<string, never>>()(['page'], admin.PersonActiveInput),
  saveRule: message<{ ruleId: string; version: number }>()(['page'], RuleInput),
  /** Makes an earlier version of a rule the present one again, as a new version. */
  restoreRule: message<{ version: number }>()(
    ['page'],
    z.strictObject({ ruleId: Ulid, version: z.int(), to: z.int() }),
  ),
  /** Forgets the work items that were kept for trying rules on. */
  forgetSeen: message<Record<string, never>>()(['page'], z.strictObject({})),
  setRuleStatus: message<{ version: number }>()(
    ['page'],
    z.strictObject({ ruleId: Ulid, version: z.int(), status: z.enum(['draft', 'active', 'disabled']) }),
  ),
} as const;

export type MessageName = keyof typeof PROTOCOL;
export type InputOf<N extends MessageName> = z.infer<(typeof PROTOCOL)[N]['input']>;
export type OutputOf<N extends MessageName> = NonNullable<(typeof PROTOCOL)[N]['output']>;

/** What travels back. Errors cross contexts as data: a code the catalogue has a sentence for, never a stack. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: ReplyError };
export type ReplyError = {
  code: string;
  /** Problems by field, each with the code of its sentence; nothing was written. */
  problems?: { code: string; field?: string; values?: Record<string, string | number>; rule?: string }[];
};

function message<Output>() {
  return <Input extends z.ZodMiniType>(from: readonly SenderClass[], input: Input) => ({
    from,
    input,
    /** Carries the output's type only. */
    output: undefined as Output | undefined,
  });
}

import type { ConcernView } from '@/lib/domain/concern-state';
import type { NearRules } from '@/lib/domain/mapping/near-rules';
import type { MatchExplanation } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief, InitiativeOverview } from '@/lib/domain/overview-types';
import type { Day } from '@/lib/domain/primitives';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import type { TeamNote } from '@/lib/domain/team-note';
import type { TwoVersions } from '@/lib/domain/two-versions';
import type { WorkItem } from '@/lib/domain/work-item';

/** How the panel looks on one host, remembered per host. */
export type PanelPreference = {
  open: boolean;
  side: 'right' | 'left';
  /** CSS pixels, 280 to 640. */
  width: number;
  /** Reserve width on the page instead of covering it. */
  docked: boolean;
};

/**
 * - `linked`: one initiative is primary. `conflict`: several are tied. `undetermined`: no rule applies, some could not be
 *   decided. `excluded`: an exclusion or the person's own "hide here" removed the match. `nothing`: no rule applies.
 * - `off`: switched off by the person for this host. `no_access`: the host's permission is gone.
 * - `no_work_item`: the page is of a known tool but shows no work item.
 */
export type PanelState =
  | 'linked'
  | 'conflict'
  | 'undetermined'
  | 'excluded'
  | 'nothing'
  | 'off'
  | 'no_access'
  | 'no_work_item';

/**
 * The sidebar's sentences in one language, compiled. They travel with the first answer: built into the sidebar, two
 * languages would weigh more on every page than all of its own code.
 */
export type PanelTexts = { locale: string; messages: Record<string, unknown> };

/** The worker's whole answer for one work item: everything the panel needs, in one round trip. */
export type PanelAnswer = {
  state: PanelState;
  /** Echo of the report this answers: an answer whose route is no longer current is dropped, never painted. */
  route: string;
  workItem?: WorkItem;
  primary?: InitiativeOverview;
  also: InitiativeBrief[];
  tied: InitiativeBrief[];
  /** Set when the parent entity (epic, parent record) is linked to another initiative, or the only one linked. */
  inherited?: { parentLabel: string; initiative: InitiativeBrief };
  /** The person hid this match here; it can be taken back. What is not cleared stays said: nobody can dismiss that. */
  hidden?: {
    initiativeId: string;
    initiativeName: string;
    notCleared?: NonNullable<InitiativeBrief['notCleared']>;
  };
  explanation?: MatchExplanation;
  /** Where nothing is linked and the panel is there to say so: how many rules were tried, and which came nearest. */
  near?: NearRules;
  /** This very item was tied to an initiative by hand: by whom, on which day, and whether this person may undo it. */
  pin?: { initiativeId: string; byName?: string; on: Day; mayRemove: boolean };
  /** This person may tie this very item to an initiative. */
  mayPin?: boolean;
  /** Names of initiatives by id, for rules in the explanation. */
  initiativeNames: Record<string, string>;
  viewer: {
    personId?: string;
    name?: string;
    /** Owner of something or admin: is offered "link this project/space/table". */
    mayLink: boolean;
    mayRecord: boolean;
    isAdmin: boolean;
  };
  preference: PanelPreference;
  locale: string;
  timeZone: string;
  /** The instant the data was read from the device's store, ISO. */
  asOf: string;
  /** What waits for this person in the initiative shown, gravest first. */
  prompts: StandingPrompt[];
  /** Ids of those that are laid out: not all at once, and none that was put off. */
  cards: string[];
  /** Drafts of values that were typed and not yet confirmed, by metric id. */
  drafts: Record<string, SampleDraft>;
  /** The person's own concerns about this initiative, and what became of them. */
  ownConcerns?: ConcernView[];
  /** What was kept of this very work item as evidence, and which of it looks different now. */
  evidenceHere?: { id: string; title: string; changed: string[] }[];
  /** How this device stands with its team; absent in a workspace without one. */
  team?: TeamNote;
  /** What two people wrote at the same time about the initiative or its metrics, for whoever settles it. */
  versions?: TwoVersions[];
  /** Sent when the panel has none yet, or those of another language. */
  texts?: PanelTexts;
};

/** What the person has typed so far; kept by the worker so that nothing is lost with the tab. */
export type SampleDraft = {
  metricId: string;
  periodStart: string;
  value: string;
  numerator?: string | undefined;
  denominator?: string | undefined;
  note: string;
};

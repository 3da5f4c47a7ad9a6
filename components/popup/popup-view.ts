import type { InitiativeBrief, InitiativeOverview } from '@/lib/domain/overview-types';
import type { Tool } from '@/lib/domain/primitives';
import type { WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer } from '@/lib/messaging/panel';
import type { TabStatus } from '@/lib/messaging/tab-status';

/** The one thing the popup says about a tab, and what it needs to say it. */
export type PopupView =
  | { kind: 'no_workspace' }
  | { kind: 'unsupported' }
  | { kind: 'blocked' }
  | { kind: 'unknown_host'; host: string; origin: string }
  | { kind: 'needs_access'; host: string; origin: string; tool: Tool }
  | { kind: 'off'; host: string; until: 'today' | 'always' }
  | { kind: 'reload'; host: string }
  | { kind: 'no_work_item'; tool: Tool | undefined }
  | {
      kind: 'linked';
      initiative: InitiativeOverview;
      also: InitiativeBrief[];
      workItem: WorkItem | undefined;
    }
  | { kind: 'inherited'; parentLabel: string; initiative: InitiativeBrief }
  | { kind: 'tied'; initiatives: InitiativeBrief[] }
  | { kind: 'hidden'; initiativeName: string }
  | { kind: 'excluded'; rules: string[] }
  | { kind: 'undetermined'; rules: { id: string; name: string; missing: string[] }[] }
  | { kind: 'nothing'; workItem: WorkItem | undefined; mayLink: boolean };

/**
 * Decides what to say. The order is the order in which things must be in place: a page where an extension
 * may look, a workspace, a known site, the browser's access, the person's own switch, a report from the
 * page, and then the match.
 */
export function popupView(status: TabStatus): PopupView {
  const { host, origin, tool, answer } = status;
  if (status.workspace === 'none') return { kind: 'no_workspace' };
  if (status.access === 'blocked') return { kind: 'blocked' };
  if (status.access === 'unsupported' || !host || !origin) return { kind: 'unsupported' };
  if (status.access === 'unknown_host') return { kind: 'unknown_host', host, origin };
  if (status.access === 'missing') {
    return tool ? { kind: 'needs_access', host, origin, tool } : { kind: 'unknown_host', host, origin };
  }
  if (status.off !== 'no') return { kind: 'off', host, until: status.off };
  if (!answer || status.pendingReload) return { kind: 'reload', host };
  return matchView(answer, host, tool);
}

function matchView(answer: PanelAnswer, host: string, tool: Tool | undefined): PopupView {
  const { primary, also, tied, inherited, hidden, explanation, workItem, viewer } = answer;
  const nothing: PopupView = { kind: 'nothing', workItem, mayLink: viewer.mayLink };
  switch (answer.state) {
    case 'linked':
      return primary ? { kind: 'linked', initiative: primary, also, workItem } : nothing;
    case 'conflict':
      return { kind: 'tied', initiatives: tied };
    case 'undetermined':
      return {
        kind: 'undetermined',
        rules: (explanation?.undetermined ?? []).map(({ ruleId: id, name, missing }) => ({
          id,
          name,
          missing,
        })),
      };
    case 'excluded':
      return hidden
        ? { kind: 'hidden', initiativeName: hidden.initiativeName }
        : { kind: 'excluded', rules: (explanation?.exclusions ?? []).map(({ name }) => name) };
    case 'no_work_item':
      return { kind: 'no_work_item', tool };
    // Access or switch changed after the page had reported: the status above knows better.
    case 'off':
    case 'no_access':
      return { kind: 'reload', host };
    case 'nothing':
      return inherited
        ? { kind: 'inherited', parentLabel: inherited.parentLabel, initiative: inherited.initiative }
        : nothing;
  }
}

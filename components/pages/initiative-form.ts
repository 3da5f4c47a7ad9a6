import { readHostInput } from '@/lib/domain/mapping/host-input';
import type { Tool } from '@/lib/domain/primitives';
import type { MessageValues } from '@/lib/i18n/translator';
import type { InitiativeInput } from '@/lib/messaging/messages/initiatives';
import { WORK_TOOLS, type WorkTool } from './work-tools';

export type PersonFunction = 'business' | 'it' | 'risk' | 'other';
export const PERSON_FUNCTIONS = ['business', 'it', 'risk', 'other'] as const satisfies PersonFunction[];

/** The field of each tool that names a project, table or space. */
export const CONTAINER_FIELDS = {
  jira: 'projectKey',
  servicenow: 'table',
  confluence: 'spaceKey',
} as const satisfies Record<WorkTool, string>;

/** What has been typed so far into the four inputs. */
export type InitiativeDraft = {
  name: string;
  purpose: string;
  /** A person of the workspace by id, or `new` for somebody who is not in it yet. */
  owner: string;
  ownerName: string;
  ownerFunction: PersonFunction;
  tool: WorkTool;
  host: string;
  container: string;
};

export const NEW_OWNER = 'new';

export function emptyInitiativeDraft(ownerId: string): InitiativeDraft {
  return {
    name: '',
    purpose: '',
    owner: ownerId,
    ownerName: '',
    ownerFunction: 'business',
    tool: 'jira',
    host: '',
    container: '',
  };
}

/** Sentences by field. */
export type DraftProblems = Partial<Record<keyof InitiativeDraft, string>>;

/** The same as message ids with their values, before they are put into words. */
export type DraftFindings = Partial<Record<keyof InitiativeDraft, { id: string; values?: MessageValues }>>;

/**
 * Turns the inputs into the message, or says what is missing at which field, as message ids. The mapping is
 * left out when both its inputs are empty; half a mapping is asked about.
 */
export function readInitiativeDraft(
  draft: InitiativeDraft,
): { ok: true; input: InitiativeInput; scheme: 'https' | 'http' } | { ok: false; problems: DraftFindings } {
  const problems: DraftFindings = {};
  const name = draft.name.trim();
  const purpose = draft.purpose.trim();
  const ownerName = draft.ownerName.trim();
  const container = draft.container.trim();
  if (!name) problems.name = { id: 'page.initiative.name.missing' };
  if (!purpose) problems.purpose = { id: 'page.initiative.purpose.missing' };
  if (draft.owner === NEW_OWNER && !ownerName)
    problems.ownerName = { id: 'page.initiative.ownerName.missing' };
  if (draft.owner === NEW_OWNER && draft.ownerFunction === 'it')
    problems.ownerFunction = { id: 'page.initiative.owner.it' };

  const wantsMapping = draft.host.trim() !== '' || container !== '';
  const host = readHostInput(draft.host);
  if (wantsMapping && !host.ok) {
    problems.host = { id: `page.host.${host.problem}`, values: { resembles: host.resembles ?? '' } };
  }
  if (wantsMapping && !container)
    problems.container = { id: `page.initiative.container.missing.${draft.tool}` };
  if (Object.keys(problems).length > 0) return { ok: false, problems };

  const businessOwner =
    draft.owner === NEW_OWNER
      ? { displayName: ownerName, function: draft.ownerFunction }
      : { personId: draft.owner };
  const mapping =
    wantsMapping && host.ok
      ? { tool: draft.tool, host: host.host, field: CONTAINER_FIELDS[draft.tool], value: container }
      : undefined;
  return {
    ok: true,
    input: { name, purpose, businessOwner, ...(mapping && { mapping }) },
    scheme: host.ok ? host.scheme : 'https',
  };
}

/** Whether a person may choose this tool in a form; generic sites have no project, table or space. */
export function isWorkTool(tool: Tool | undefined): tool is WorkTool {
  return WORK_TOOLS.some((one) => one === tool);
}

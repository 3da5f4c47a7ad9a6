import type { Tool } from '@/lib/domain/primitives';
import { confluenceRest } from './confluence-rest';
import { jiraRest } from './jira-rest';
import type { ToolRest } from './tool-rest';

/** The tools with an interface that we ask. ServiceNow is read from its pages alone. */
const TOOL_RESTS: readonly ToolRest[] = [jiraRest, confluenceRest];

export function toolRest(tool: Tool): ToolRest | undefined {
  return TOOL_RESTS.find((one) => one.tool === tool);
}

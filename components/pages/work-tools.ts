import type { Tool } from '@/lib/domain/primitives';

/** The tools a person can choose from when naming a server. */
export const WORK_TOOLS = ['jira', 'servicenow', 'confluence'] as const satisfies readonly Tool[];
export type WorkTool = (typeof WORK_TOOLS)[number];

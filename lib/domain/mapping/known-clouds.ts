import type { Tool } from '../primitives';

/** Clouds whose hosts are a tool for sure; a person's own host is one name below. */
export const KNOWN_CLOUDS = [
  { suffix: 'atlassian.net', tool: 'jira' },
  { suffix: 'service-now.com', tool: 'servicenow' },
  { suffix: 'servicenowservices.com', tool: 'servicenow' },
] as const satisfies readonly { suffix: string; tool: Tool }[];

/** The known cloud a host belongs to, at a label's boundary: `evilatlassian.net` belongs to none. */
export function knownCloud(host: string): (typeof KNOWN_CLOUDS)[number] | undefined {
  return KNOWN_CLOUDS.find(({ suffix }) => host.endsWith(`.${suffix}`));
}

import type { Rule } from '@/lib/domain/mapping/rule';
import { DEMO_HOSTS, type DemoContext } from './demo-context';
import { RULE_DRAFTS } from './rule-drafts';

/** The demo's site mappings. */
export function demoRules(context: DemoContext): Rule[] {
  const by = context.person('viewer');
  const createdAt = context.at(-20, 9);
  return RULE_DRAFTS.map((draft) => ({
    id: context.id(`rule:${draft.seed}`),
    ...context.envelope(by, createdAt),
    createdAt,
    createdBy: by,
    name: draft.name,
    effect: draft.initiative === undefined ? 'exclude' : 'include',
    ...(draft.initiative !== undefined && { initiativeId: context.initiative(draft.initiative) }),
    tool: draft.tool,
    hosts: draft.hosts ?? [...HOSTS_OF[draft.tool]],
    all: draft.all,
    status: draft.status ?? 'active',
    priority: 0,
    tests: draft.tests ?? [],
    version: 1,
    note: draft.note ?? '',
    ...(draft.pin && { pin: true }),
  }));
}

const HOSTS_OF = {
  jira: [DEMO_HOSTS.jira],
  servicenow: [DEMO_HOSTS.serviceNow],
  confluence: [DEMO_HOSTS.confluence],
  generic: [],
} as const satisfies Record<Rule['tool'], string[]>;

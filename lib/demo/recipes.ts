import type { Recipe } from '@/lib/domain/recipe/recipe';
import { DEMO_HOSTS, type DemoContext } from './demo-context';

/** How one of the demo's metrics is measured from tickets: from created until a desk has begun on it. */
export function demoRecipes(context: DemoContext): Recipe[] {
  const by = context.person('viewer');
  const createdAt = context.at(-20, 11);
  return [
    {
      id: context.id('recipe:triage-forwarded-twice'),
      ...context.envelope(by, createdAt),
      createdAt,
      createdBy: by,
      initiativeId: context.initiative('INV-TRIAGE'),
      metricId: context.metric('triage-forwarded-twice'),
      version: 1,
      status: 'active',
      tool: 'jira',
      host: DEMO_HOSTS.jira,
      population: [
        { field: 'projectKey', op: 'eq', value: 'OPS' },
        { field: 'label', op: 'contains', value: 'ai-triage' },
      ],
      start: { kind: 'created' },
      end: { kind: 'first_entered_status', status: 'In progress' },
      calendar: 'elapsed',
      exclude: [{ field: 'issueType', op: 'eq', value: 'Epic' }],
      value: 'duration',
      minN: 10,
    },
  ];
}

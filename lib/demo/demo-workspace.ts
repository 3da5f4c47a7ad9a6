import { WORKSPACE_DEFAULTS, type Workspace } from '@/lib/domain/workspace';
import { demoConcerns } from './concerns';
import { createDemoContext, type DemoContext, type DemoInput, type DemoRecord } from './demo-context';
import { DEMO_VIEWER_ID, demoUlid } from './demo-ulid';
import { withFinalValue } from './final-value';
import { demoGates } from './gates';
import { newDemoGovernance } from './governance-draft';
import { GOVERNANCE_PLANS } from './governance-plans';
import { backOfficeInitiatives } from './initiatives-back-office';
import { endedInitiatives } from './initiatives-ended';
import { logisticsInitiatives } from './initiatives-logistics';
import { marketingInitiatives } from './initiatives-marketing';
import { operationsInitiatives } from './initiatives-operations';
import { troubledInitiatives } from './initiatives-troubled';
import { demoMetrics } from './metrics';
import { demoPeople } from './people';
import { demoRecipes } from './recipes';
import { demoRules } from './rules';
import { demoStepBacks } from './step-backs';

export { DEMO_VIEWER_ID, demoUlid };

/**
 * The demo workspace: all records of the invented company "Halden Freight". Pure; dates are relative to
 * `now`, so that every state it shows is true on whatever day it is loaded.
 */
export function demoRecords(input: DemoInput): DemoRecord[] {
  const context = createDemoContext(input);
  const metrics = demoMetrics(context);
  const initiatives = [
    ...operationsInitiatives(context),
    ...backOfficeInitiatives(context),
    ...logisticsInitiatives(context),
    ...marketingInitiatives(context),
    ...endedInitiatives(context),
    ...troubledInitiatives(context),
  ].map((initiative) => withFinalValue(initiative, metrics));
  const defined = metrics.flatMap((one) => (one.cls === 'metric' ? [one.record] : []));
  const governance = GOVERNANCE_PLANS.flatMap((plan) => {
    const initiative = initiatives.find(({ key }) => key === plan.initiative);
    if (!initiative) throw new Error(`governance of an unknown initiative: ${plan.initiative}`);
    const own = defined.filter(({ initiativeId }) => initiativeId === initiative.id);
    return newDemoGovernance(context, plan, { initiative, metrics: own });
  });
  return [
    { cls: 'workspace', record: workspaceRecord(context) },
    ...demoPeople(context).map((record): DemoRecord => ({ cls: 'person', record })),
    ...initiatives.map((record): DemoRecord => ({ cls: 'initiative', record })),
    ...demoRules(context).map((record): DemoRecord => ({ cls: 'rule', record })),
    ...metrics,
    ...demoRecipes(context).map((record): DemoRecord => ({ cls: 'recipe', record })),
    ...governance,
    ...demoGates(context),
    ...demoStepBacks(context),
    ...demoConcerns(context),
  ];
}

function workspaceRecord(context: DemoContext): Workspace {
  return {
    ...context.envelope(context.person('viewer'), context.at(-460)),
    ...WORKSPACE_DEFAULTS,
    workdays: [...WORKSPACE_DEFAULTS.workdays],
    name: 'Halden Freight',
    hourlyRate: { amount: 46, currency: 'EUR' },
    timeZone: context.timeZone,
  };
}

/** The demo workspace for the store: who looks at it, and its records relative to the moment of loading. */
export function demoWorkspace(timeZone: string) {
  return {
    viewerId: DEMO_VIEWER_ID,
    records: (now: string, deviceId: string) => demoRecords({ now, timeZone, deviceId, newUlid: demoUlid }),
  };
}

/** The self-hosted tools of the demo's company. */
export const DEMO_SITES: readonly { host: string; tool: 'jira' | 'confluence' }[] = [
  { host: 'jira.haldenfreight.example', tool: 'jira' },
  { host: 'wiki.haldenfreight.example', tool: 'confluence' },
];

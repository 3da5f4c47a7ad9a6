import type { Person, Role } from '@/lib/domain/people';

export type DemoPerson = {
  name: string;
  function: Person['function'];
  /** Roles in the whole workspace. */
  workspace?: Role[];
  /** Keys of the initiatives of which the person is owner. */
  owns?: string[];
  /** The person has left; days ago. */
  left?: number;
};

/** The people of the demo, by role: nobody has a name. */
export const PEOPLE = {
  viewer: {
    name: 'Operations improvement lead',
    function: 'business',
    workspace: ['admin'],
    owns: ['INV-TRIAGE', 'OPS-ROUTE', 'CUST-FORMS', 'SUP-MAIL'],
  },
  serviceDeskLead: { name: 'Service desk lead', function: 'business' },
  serviceDeskAgent: { name: 'Service desk agent', function: 'business' },
  headOfOperations: { name: 'Head of operations', function: 'business' },
  customsDeskLead: { name: 'Customs desk lead', function: 'business' },
  financeManager: { name: 'Finance operations manager', function: 'business', owns: ['INV-MATCH'] },
  financeDirector: { name: 'Finance director', function: 'business' },
  hrServicesLead: { name: 'HR services lead', function: 'business', owns: ['HR-ANSWERS'] },
  headOfPeople: { name: 'Head of people', function: 'business' },
  legalOperationsLead: { name: 'Legal operations lead', function: 'business', owns: ['LEG-REVIEW'] },
  generalCounsel: { name: 'General counsel', function: 'business' },
  fleetPlanningLead: { name: 'Fleet planning lead', function: 'business', owns: ['FLEET-PLAN'], left: 75 },
  fleetPlanner: { name: 'Fleet planner', function: 'business' },
  marketingLead: { name: 'Marketing content lead', function: 'business', owns: ['MKT-COPY'] },
  searchMarketingLead: { name: 'Search marketing lead', function: 'business', owns: ['MKT-SEO'] },
  terminalManager: { name: 'Terminal manager', function: 'business', owns: ['DOCK-VISION', 'LABEL-READ'] },
  carrierManager: { name: 'Carrier manager', function: 'business', owns: ['REPLY-DRAFT'] },
  callCentreLead: { name: 'Call centre lead', function: 'business', owns: ['VOICE-MOOD'] },
  claimsManager: { name: 'Claims manager', function: 'business', owns: ['CLAIM-SORT'] },
  servicePlatformManager: { name: 'Service platform manager', function: 'it', workspace: ['admin'] },
  financeSystemsManager: { name: 'Finance systems manager', function: 'it' },
  aiRunManager: { name: 'AI service run manager', function: 'it' },
  dataProtectionReviewer: { name: 'Data protection reviewer', function: 'risk', workspace: ['reviewer'] },
  modelRiskReviewer: { name: 'Model risk reviewer', function: 'risk', workspace: ['reviewer'] },
} as const satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof PEOPLE;

/** The role by which a person of the demo is called. */
export function demoPersonName(key: PersonKey): string {
  return PEOPLE[key].name;
}

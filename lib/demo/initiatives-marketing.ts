import type { Initiative } from '@/lib/domain/initiative';
import { type DemoContext, issueRef } from './demo-context';
import { newDemoInitiative } from './initiative-draft';

/** Two initiatives that both claim the marketing project. */
export function marketingInitiatives(context: DemoContext): Initiative[] {
  return [
    newDemoInitiative(context, 'MKT-COPY', {
      name: 'Marketing copy drafts',
      purpose: 'Writes first drafts of product pages from the lane manager’s notes; an editor rewrites.',
      phase: 'P2',
      rollout: 'pilot',
      createdOn: -200,
      updatedOn: -50,
      owner: 'marketingLead',
      ownerAcceptedOn: -199,
      people: { itSponsor: 'servicePlatformManager' },
      buildStartedOn: -150,
      rollouts: [['pilot', -120, 'Product pages in English']],
      candidates: [
        ['First drafts of product pages', 4, 120, 'mostly_same', 3, 2],
        ['Reply templates for trade fairs', 2, 30, 'same', 1, 1],
        ['Captions for photographs', 2, 200, 'same', 1, 2],
      ],
      candidatesOn: -190,
      chosen: [0, -180],
      scope: {
        inputs: [{ name: 'Notes of the lane manager', exampleRef: issueRef('MKT-4') }],
        outputs: [{ name: 'Draft of a page', exampleRef: issueRef('MKT-6') }],
        decisionRole: 'recommends',
        affects: ['own_team'],
        dataClasses: ['public', 'internal'],
        domainFlags: [],
        surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
        modelRef: { provider: 'Language model supplier', name: 'fl-write', version: '4.0' },
        exposedHeadcount: 5,
      },
      stakeholders: [['Marketing editor', 'willing', -185, 'told']],
      training: [5, 3],
    }),
    newDemoInitiative(context, 'MKT-SEO', {
      name: 'Search text drafts',
      purpose: 'Drafts titles and short descriptions of web pages for search engines; an editor picks one.',
      phase: 'P2',
      rollout: 'pilot',
      createdOn: -230,
      updatedOn: -140,
      owner: 'searchMarketingLead',
      ownerAcceptedOn: -228,
      people: { itSponsor: 'servicePlatformManager' },
      buildStartedOn: -175,
      rollouts: [['pilot', -145, 'Twenty pages']],
      candidates: [
        ['Titles and descriptions of pages', 3, 150, 'same', 3, 1],
        ['Find words that customers use', 3, 40, 'varies', 3, 3],
        ['Report positions every week', 2, 4, 'same', 1, 1],
      ],
      candidatesOn: -220,
      chosen: [0, -215],
      scope: {
        inputs: [{ name: 'Text of the page', exampleRef: issueRef('MKT-4') }],
        outputs: [{ name: 'Three titles with descriptions', exampleRef: issueRef('MKT-6') }],
        decisionRole: 'recommends',
        affects: ['own_team'],
        dataClasses: ['public'],
        domainFlags: [],
        surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
        exposedHeadcount: 2,
      },
      stakeholders: [['Marketing editor', 'willing', -218, 'told']],
      training: [2, 2],
    }),
  ];
}

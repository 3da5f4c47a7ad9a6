import { type RequirementId, requirementsOf } from '@/lib/domain/governance';
import type { Decision, Dimension, EvidenceItem, REQUIRED_DIMENSIONS } from '@/lib/domain/governance-records';
import type { Initiative } from '@/lib/domain/initiative';
import type { Metric } from '@/lib/domain/metric-records';
import type { Instant } from '@/lib/domain/primitives';
import { reviewSnapshot } from '@/lib/domain/review-snapshot';
import { type DemoContext, type DemoRecord, pageRef } from './demo-context';
import type { PersonKey } from './person-table';
import { tracedTicket } from './traced-tickets';

type RequiredDimension = (typeof REQUIRED_DIMENSIONS)[number];

/** One review of one dimension: what was handed in, and what the reviewer decided. Offsets are days. */
export type ReviewDraft = {
  on: number;
  /** Last day of an approval. */
  until?: number;
  outcome?: Decision['outcome'];
  maxRollout: Decision['maxRollout'];
  reviewer: PersonKey;
  rationale: string;
  /** Requirements that were not found adequate, each with the reviewer's note. */
  wanting?: Partial<Record<RequirementId, [value: 'partial' | 'missing', note: string]>>;
  conditions?: { for: RequirementId; text: string; owner: PersonKey; dueOn: number; doneOn?: number }[];
};

/** The governance of one initiative. `notes` say what was found for each requirement. */
export type GovernanceDraft = {
  initiative: string;
  filedBy: PersonKey;
  notes: Partial<Record<RequirementId, string>>;
  reviews: Partial<Record<RequiredDimension, ReviewDraft[]>>;
  /** Handed in and not decided yet. */
  submitted?: { dimension: RequiredDimension; on: number; maxRollout: Decision['maxRollout'] }[];
  /** Evidence that was collected without handing it in; the dimension's requirement and the day. */
  gathered?: { requirement: RequirementId; on: number }[];
};

/** The records an initiative's governance is made of: evidence, then submissions, then decisions. */
export function newDemoGovernance(
  context: DemoContext,
  draft: GovernanceDraft,
  subject: { initiative: Initiative; metrics: Metric[] },
): DemoRecord[] {
  const reviewed = Object.entries(draft.reviews).flatMap(([dimension, reviews]) =>
    reviews.flatMap((review) =>
      reviewRecords(context, draft, subject, dimension as RequiredDimension, review),
    ),
  );
  const waiting = (draft.submitted ?? []).flatMap(
    ({ dimension, on, maxRollout }) => handIn(context, draft, { dimension, on, maxRollout }).records,
  );
  const gathered = (draft.gathered ?? []).map(({ requirement, on }): DemoRecord => {
    return { cls: 'evidence', record: evidenceFor(context, draft, [requirement], on) };
  });
  return [...reviewed, ...waiting, ...gathered];
}

const HANDED_IN_BEFORE = 6;

function reviewRecords(
  context: DemoContext,
  draft: GovernanceDraft,
  subject: { initiative: Initiative; metrics: Metric[] },
  dimension: RequiredDimension,
  review: ReviewDraft,
): DemoRecord[] {
  const { evidence, records } = handIn(context, draft, {
    dimension,
    on: review.on - HANDED_IN_BEFORE,
    maxRollout: review.maxRollout,
  });
  const reviewerId = context.person(review.reviewer);
  const decidedAt = context.at(review.on, 14);
  const seed = `${draft.initiative}:${dimension}:${review.on}`;
  const record = context.seal('decision', seed, reviewerId, decidedAt, {
    initiativeId: context.initiative(draft.initiative),
    dimension,
    outcome: review.outcome ?? 'approved',
    reviewerId,
    decidedAt,
    ...(review.until !== undefined && { validUntil: context.day(review.until) }),
    maxRollout: review.maxRollout,
    rationale: review.rationale,
    sufficiency: requirementsOf(dimension).map((requirementId) => {
      const [value, note] = review.wanting?.[requirementId] ?? ['adequate', draft.notes[requirementId] ?? ''];
      return { requirementId, value, note };
    }),
    conditions: (review.conditions ?? []).map(({ for: appliesTo, text, owner, dueOn, doneOn }) => ({
      appliesTo,
      text,
      ownerId: context.person(owner),
      dueOn: context.day(dueOn),
      ...(doneOn !== undefined && { doneAt: context.at(doneOn, 16) }),
    })),
    snapshot: reviewSnapshot(subject.initiative, evidence, subject.metrics),
  });
  return [...records, { cls: 'decision', record }];
}

/** Evidence for every requirement of a dimension, and the submission that names it. */
function handIn(
  context: DemoContext,
  draft: GovernanceDraft,
  {
    dimension,
    on,
    maxRollout,
  }: { dimension: RequiredDimension; on: number; maxRollout: Decision['maxRollout'] },
): { evidence: EvidenceItem[]; records: DemoRecord[] } {
  const evidence = groupsOf(dimension).map((group) => evidenceFor(context, draft, group, on - 3));
  const by = context.person(draft.filedBy);
  const submission = context.seal(
    'submission',
    `${draft.initiative}:${dimension}:${on}`,
    by,
    context.at(on, 11),
    {
      initiativeId: context.initiative(draft.initiative),
      dimension,
      evidenceIds: evidence.map(({ id }) => id),
      requestedMaxRollout: maxRollout,
    },
  );
  const items = evidence.map((record): DemoRecord => ({ cls: 'evidence', record }));
  return { evidence, records: [...items, { cls: 'submission', record: submission }] };
}

/** Requirements that one document answers together. */
function groupsOf(dimension: Dimension): RequirementId[][] {
  const [first, ...others] = requirementsOf(dimension);
  if (first === undefined) return [];
  return dimension === 'bias' ? [[first, ...others]] : [[first], others];
}

const TITLES: Partial<Record<RequirementId, [kind: EvidenceItem['kind'], title: string]>> = {
  'ACC-1': ['link', 'Result on real cases, counted'],
  'ACC-2': ['link', 'Kinds of error with their consequence, and who checks from now on'],
  'BIAS-1': ['note', 'Who could be treated differently, what was compared, how to object'],
  'AUD-1': ['link', 'Where the log is, who reads it, how long it is kept'],
  'AUD-2': ['ticket_capture', 'One ticket traced from input to action, with model and instructions version'],
  'AUD-3': ['note', 'Model and instructions version in use'],
  'ACCT-1': ['attestation', 'The business owner answers for the results'],
  'ACCT-2': ['note', 'How to stop it, when that was tried, and where incidents go'],
};

function evidenceFor(
  context: DemoContext,
  draft: GovernanceDraft,
  supports: RequirementId[],
  on: number,
): EvidenceItem {
  const [kind, title] = TITLES[supports[0] ?? 'ACC-1'] ?? ['note', 'Note'];
  const by = context.person(draft.filedBy);
  const filedAt = context.at(on, 15);
  return context.seal('evidence', `${draft.initiative}:${supports.join('+')}:${on}`, by, filedAt, {
    initiativeId: context.initiative(draft.initiative),
    supports,
    kind,
    title,
    ...contentOf(kind, title, draft, supports, filedAt),
    factAt: context.at(on - 1, 12),
    filedAt,
  });
}

/** What a reviewer opens or reads: the initiative's part of the page on governance, the ticket's fields, or the words. */
function contentOf(
  kind: EvidenceItem['kind'],
  title: string,
  { initiative, notes }: GovernanceDraft,
  supports: RequirementId[],
  filedAt: Instant,
): Pick<EvidenceItem, 'link' | 'text' | 'capture'> {
  if (kind === 'link') {
    const page = pageRef('AIGOV', PAGES[supports[0] ?? 'ACC-1'] ?? '70101');
    return { link: { url: `${page.url}#${initiative}`, title } };
  }
  const text = supports.flatMap((id) => notes[id] ?? []).join('. ');
  if (kind !== 'ticket_capture') return { text };
  const capture = tracedTicket(initiative, filedAt);
  return capture ? { text, capture } : { text };
}

/** Pages of the company's wiki, by the first requirement they answer. */
const PAGES: Partial<Record<RequirementId, string>> = {
  'ACC-1': '70101',
  'ACC-2': '70102',
  'AUD-1': '70103',
};

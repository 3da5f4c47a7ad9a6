import { type Concern, NOBODY } from '@/lib/domain/concern-records';
import { contentId, sha256Hex } from '@/lib/domain/content-id';
import { newCapture } from '@/lib/domain/evidence-parts';
import { type DemoContext, type DemoRecord, issueRef } from './demo-context';
import type { PersonKey } from './person-table';

type ConcernDraft = {
  initiative: string;
  dimension: Concern['dimension'];
  on: number;
  text: string;
  /** Absent: raised without a name. */
  by?: PersonKey;
  received?: { by: PersonKey; on: number };
  answer?: { by: PersonKey; on: number; text: string };
};

const CONCERNS: ConcernDraft[] = [
  {
    initiative: 'INV-TRIAGE',
    dimension: 'accuracy',
    on: -40,
    by: 'serviceDeskAgent',
    text: 'Tickets about scanners go to the network desk since the new building opened.',
    received: { by: 'viewer', on: -39 },
    answer: {
      by: 'viewer',
      on: -36,
      text: 'The building was missing in the list of sites. Added; 30 tickets checked, all at the right desk.',
    },
  },
  {
    initiative: 'HR-ANSWERS',
    dimension: 'bias',
    on: -9,
    text: 'Drafts for part-time staff mention unpaid leave first, for full-time staff they do not.',
    received: { by: 'dataProtectionReviewer', on: -7 },
  },
  {
    initiative: 'INV-MATCH',
    dimension: 'accountability',
    on: -22,
    by: 'financeSystemsManager',
    text: 'A wrong match was posted twice. Nobody could tell me who decides about that.',
  },
];

/** What readers have reported: answered, received, and waiting for longer than it may. */
export function demoConcerns(context: DemoContext): DemoRecord[] {
  return [...CONCERNS.flatMap((draft) => concernRecords(context, draft)), ...tracedTicket(context)];
}

function concernRecords(context: DemoContext, draft: ConcernDraft): DemoRecord[] {
  const initiativeId = context.initiative(draft.initiative);
  const raisedAt = draft.by ? context.at(draft.on, 10) : `${context.day(draft.on)}T00:00:00.000Z`;
  const seed = `${draft.initiative}:${draft.dimension}`;
  const body = {
    initiativeId,
    dimension: draft.dimension,
    text: draft.text,
    raisedAt,
    anonymous: draft.by === undefined,
  };
  const concern = draft.by
    ? context.seal('concern', seed, context.person(draft.by), raisedAt, body)
    : withoutAuthor(body, seed, raisedAt);
  const reply = (kind: 'received' | 'answer', by: PersonKey, on: number, text: string): DemoRecord => ({
    cls: 'concernReply',
    record: context.seal('concernReply', `${seed}:${kind}`, context.person(by), context.at(on, 15), {
      initiativeId,
      concernId: concern.id,
      kind,
      text,
    }),
  });
  return [
    { cls: 'concern', record: concern },
    ...(draft.received ? [reply('received', draft.received.by, draft.received.on, '')] : []),
    ...(draft.answer ? [reply('answer', draft.answer.by, draft.answer.on, draft.answer.text)] : []),
  ];
}

/** As the store keeps it: no person, no device, the day instead of the time. */
function withoutAuthor(
  body: Pick<Concern, 'initiativeId' | 'dimension' | 'text' | 'raisedAt' | 'anonymous'>,
  seed: string,
  at: string,
): Concern {
  const keyHash = sha256Hex(`demo ${seed}`);
  const fields = { ...body, v: 1, by: NOBODY, dev: NOBODY, at, nonce: keyHash, keyHash };
  return { ...fields, id: contentId('concern', fields) };
}

/** One ticket kept field by field, and a later visit that found it changed. */
function tracedTicket(context: DemoContext): DemoRecord[] {
  const initiativeId = context.initiative('INV-TRIAGE');
  const ref = issueRef('OPS-7');
  const at = context.at(-30, 10);
  const capture = newCapture(
    {
      tool: 'jira',
      host: ref.host,
      kind: 'issue',
      key: ref.key,
      label: ref.key,
      fields: {
        projectKey: { value: 'OPS', source: 'url' },
        label: { value: ['ai-triage', 'scanner'], source: 'dom' },
        issueType: { value: 'Service request', source: 'dom' },
      },
      adapter: { name: 'jira', version: '1' },
    },
    ['projectKey', 'label'],
    ref.url,
    at,
  );
  const evidence = context.seal('evidence', 'INV-TRIAGE:OPS-7', context.person('serviceDeskLead'), at, {
    initiativeId,
    supports: ['AUD-2'],
    kind: 'ticket_capture',
    title: 'OPS-7, from the suggestion to the desk that solved it',
    factAt: at,
    filedAt: at,
    capture,
  });
  const fields = {
    initiativeId,
    evidenceId: evidence.id,
    result: 'changed' as const,
    changed: ['label'],
    v: 1,
    by: NOBODY,
    dev: NOBODY,
    at: `${context.day(-12)}T00:00:00.000Z`,
    nonce: '00000001',
  };
  return [
    { cls: 'evidence', record: evidence },
    { cls: 'evidenceCheck', record: { ...fields, id: contentId('evidenceCheck', fields) } },
  ];
}

import type { RecordClass } from './record-classes';

/**
 * Who may write a document of a class on a team's server. The server knows a person by the roles of their sign-in:
 * - `employee`: every member of the team.
 * - `owner`: of the initiative the document's id names.
 * - `reviewer`: governance reviewers, for all initiatives or for the named one.
 * - `creator`: may start new initiatives (first version only).
 * - `admin`.
 */
export type Writer = 'employee' | 'owner' | 'reviewer' | 'creator' | 'admin';

/** The other half of the class table: rights follow from class, id and roles, never from what a document says. */
export const CLASS_WRITERS = {
  initiative: ['owner', 'creator', 'admin'],
  metric: ['owner', 'creator', 'admin'],
  // A rule's id names an initiative when it is a pin.
  rule: ['owner', 'admin'],
  person: ['admin'],
  workspace: ['admin'],
  recipe: ['owner'],
  submission: ['owner'],
  decision: ['reviewer'],
  gateDecision: ['owner', 'reviewer'],
  stepBack: ['owner', 'reviewer'],
  waiver: ['reviewer', 'admin'],
  conditionDone: ['owner', 'reviewer'],
  evidence: ['owner', 'reviewer'],
  evidenceCheck: ['employee'],
  concern: ['employee'],
  concernReply: ['owner', 'reviewer'],
  skip: ['owner'],
  sampleNote: ['owner', 'reviewer'],
  matchReport: ['employee'],
  sample: ['owner'],
  sampleVoid: ['owner'],
  audit: ['employee'],
} as const satisfies Record<RecordClass, readonly Writer[]>;

/**
 * Where a record's own word says which of its class's writers may write it (INV-8): the third gate is a reviewer's to decide,
 * the others are the owner's. A word that stands nowhere here narrows nothing.
 */
export const WRITERS_BY_WORD = {
  gateDecision: {
    field: 'gate',
    writers: { G1: ['owner'], G2: ['owner'], G3: ['reviewer'], G4: ['owner'] },
  },
} as const satisfies { [C in RecordClass]?: { field: string; writers: Record<string, readonly Writer[]> } };

/** The field in which a record names who decided: nobody but its author (INV-8, INV-10). */
export const SIGNED_IN = {
  decision: 'reviewerId',
  gateDecision: 'decidedBy',
  stepBack: 'decidedBy',
  waiver: 'grantedBy',
} as const satisfies { [C in RecordClass]?: string };

/**
 * What a reviewer may change in an initiative that is there and that somebody else answers for: its phase, with the third gate
 * and with a step back (INV-3), and its risk tier, with the line of the scope's log that says so.
 */
export const REVIEWERS_PART = ['phase', 'raisedRiskTier', 'raisedRiskReason', 'scopeLog'] as const;

/**
 * Whether what these may write is closed to whoever answers for the initiative, whatever other role they hold (INV-7, INV-29):
 * a reviewer judges it, and an owner is no judge of their own.
 */
export const isJudgement = (writers: readonly Writer[]): boolean =>
  writers.includes('reviewer') && !writers.includes('owner');

/** Whether a record names somebody else than its author as the one who decided. */
export function isSignedByAnother(cls: RecordClass, doc: Readonly<Record<string, unknown>>): boolean {
  const field = (SIGNED_IN as { [C in RecordClass]?: string })[cls];
  return field !== undefined && doc[field] !== doc.by;
}

/** The names of those roles in a sign-in, for one initiative. */
export function roleNames(writer: Writer, initiativeId: string | undefined): string[] {
  switch (writer) {
    case 'employee':
      return ['pl-employee'];
    case 'admin':
      return ['pl-admin'];
    case 'creator':
      return ['pl-creator'];
    case 'reviewer':
      return ['pl-reviewer', ...(initiativeId ? [`reviewer:${initiativeId}`] : [])];
    case 'owner':
      return initiativeId ? [`owner:${initiativeId}`] : [];
  }
}

/**
 * Whether an account with these roles may write a document of a class. `isNew`: the server has no version of it yet. `doc`: what
 * it says, where that is known; whoever may only start a record starts it in their own name.
 */
export function mayWrite(
  cls: RecordClass,
  options: {
    initiativeId: string | undefined;
    roles: readonly string[];
    isNew: boolean;
    doc?: Readonly<Record<string, unknown>>;
  },
): boolean {
  const { initiativeId, roles, isNew, doc } = options;
  const writers = writersOf(cls, doc);
  const is = (writer: Writer) => roleNames(writer, initiativeId).some((role) => roles.includes(role));
  if (isJudgement(writers) && is('owner')) return false;
  return writers.some(
    (writer) => (writer !== 'creator' || (isNew && (!doc || doc.createdBy === doc.by))) && is(writer),
  );
}

function writersOf(cls: RecordClass, doc: Readonly<Record<string, unknown>> = {}): readonly Writer[] {
  const word: { field: string; writers: Record<string, readonly Writer[]> } | undefined =
    cls === 'gateDecision' ? WRITERS_BY_WORD.gateDecision : undefined;
  return word?.writers[String(doc[word.field])] ?? CLASS_WRITERS[cls];
}

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

/** Whether an account with these roles may write a document of a class. `isNew`: the server has no version of it yet. */
export function mayWrite(
  cls: RecordClass,
  options: { initiativeId: string | undefined; roles: readonly string[]; isNew: boolean },
): boolean {
  return CLASS_WRITERS[cls].some(
    (writer) =>
      (writer !== 'creator' || options.isNew) &&
      roleNames(writer, options.initiativeId).some((role) => options.roles.includes(role)),
  );
}

import * as z from 'zod/mini';
import { AuditEntry } from './audit';
import { Concern, ConcernReply } from './concern-records';
import {
  ConditionDone,
  Decision,
  EvidenceCheck,
  EvidenceItem,
  GateDecision,
  StepBack,
  Submission,
  Waiver,
} from './governance-records';
import { Initiative } from './initiative';
import { Pin } from './mapping/pin-record';
import { Rule } from './mapping/rule';
import { MatchReport } from './match-report';
import { Metric, Sample, SampleNote, SampleVoid, Skip } from './metric-records';
import { Person } from './people';
import { Recipe } from './recipe/recipe';
import { Workspace } from './workspace';

const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const HASH = '[A-Z2-7]{20}';

/**
 * The one table of record classes: how a document's id looks, which schema it has, whether it may change, and where it
 * is kept on a team's server. The store's checks, the sync client, and the server's rule derive from it.
 *
 * Ids of immutable classes end in the hash of their content (`content-id.ts`), so that a second push is harmless and a
 * tampered document is noticed by every reader. `group` names what a record is listed by besides its initiative.
 */
export const RECORD_CLASSES = {
  initiative: row(`ini:(?<ini>${ULID})`, Initiative, 'mutable', 'core'),
  metric: row(`met:(?<ini>${ULID}):${ULID}`, Metric, 'mutable', 'core'),
  recipe: row(`rcp:(?<ini>${ULID}):${ULID}`, Recipe, 'mutable', 'core'),
  // A pin's id names its initiative: its owner may write it, and nothing else that a rule could say.
  rule: { ...row(`map:(?:(?<ini>${ULID}):)?${ULID}`, Rule, 'mutable', 'core'), ofInitiative: Pin },
  person: row('per:.{1,255}', Person, 'mutable', 'core'),
  workspace: row('meta:policy', Workspace, 'mutable', 'core'),
  submission: row(`sub:(?<ini>${ULID}):${HASH}`, Submission, 'immutable', 'core'),
  decision: row(`dec:(?<ini>${ULID}):${HASH}`, Decision, 'immutable', 'core'),
  gateDecision: row(`gat:(?<ini>${ULID}):${HASH}`, GateDecision, 'immutable', 'core'),
  stepBack: row(`stb:(?<ini>${ULID}):${HASH}`, StepBack, 'immutable', 'core'),
  waiver: row(`wai:(?<ini>${ULID}):${HASH}`, Waiver, 'immutable', 'core'),
  conditionDone: row(`cdn:(?<ini>${ULID}):${HASH}`, ConditionDone, 'immutable', 'core'),
  evidence: row(`evi:(?<ini>${ULID}):${HASH}`, EvidenceItem, 'immutable', 'core'),
  evidenceCheck: row(`evc:(?<ini>${ULID}):${HASH}`, EvidenceCheck, 'immutable', 'core'),
  concern: row(`con:(?<ini>${ULID}):${HASH}`, Concern, 'immutable', 'core'),
  concernReply: row(`cor:(?<ini>${ULID}):${HASH}`, ConcernReply, 'immutable', 'core'),
  skip: row(`skp:(?<ini>${ULID}):${HASH}`, Skip, 'immutable', 'core'),
  sampleNote: row(`nte:(?<ini>${ULID}):${HASH}`, SampleNote, 'immutable', 'core'),
  matchReport: row(`rep:(?<ini>${ULID}):${HASH}`, MatchReport, 'immutable', 'core'),
  sample: row(`(?<ini>${ULID}):${ULID}:\\d{4}-\\d{2}-\\d{2}:${HASH}`, Sample, 'immutable', 'portfolio'),
  sampleVoid: row(
    `(?<ini>${ULID}):${ULID}:\\d{4}-\\d{2}-\\d{2}:void-${HASH}`,
    SampleVoid,
    'immutable',
    'portfolio',
  ),
  audit: row(`aud:[^:]{1,64}:\\d{12}:${HASH}`, AuditEntry, 'immutable', 'audit'),
} as const satisfies Record<string, RecordClassRow>;

export type RecordClass = keyof typeof RECORD_CLASSES;
export type RecordOf<C extends RecordClass> = z.infer<(typeof RECORD_CLASSES)[C]['schema']>;

export type RecordClassRow = {
  idPattern: RegExp;
  schema: z.ZodMiniType;
  kind: 'mutable' | 'immutable';
  /** Which of the team's databases holds it. */
  home: 'core' | 'portfolio' | 'audit';
  /** Where only some ids of the class name an initiative: what those must be besides. */
  ofInitiative?: z.ZodMiniType;
};

function row<S extends z.ZodMiniType, K extends RecordClassRow['kind']>(
  idPattern: string,
  schema: S,
  kind: K,
  home: RecordClassRow['home'],
) {
  return { idPattern: new RegExp(`^${idPattern}$`), schema, kind, home };
}

/** The class an id belongs to; it comes from the id alone, never from what a document says of itself. */
export function classOf(docId: string): RecordClass | undefined {
  const possible = BY_PREFIX.get(docId.slice(0, docId.indexOf(':'))) ?? BY_PREFIX.get('');
  return possible?.find((cls) => RECORD_CLASSES[cls].idPattern.test(docId));
}

/** Classes by what their ids begin with, `''` for those that begin with an initiative: asked for every document of a feed. */
const BY_PREFIX: ReadonlyMap<string, RecordClass[]> = (() => {
  const classes = new Map<string, RecordClass[]>();
  for (const cls of Object.keys(RECORD_CLASSES) as RecordClass[]) {
    const prefix = /^\^([a-z]+):/.exec(RECORD_CLASSES[cls].idPattern.source)?.[1] ?? '';
    classes.set(prefix, [...(classes.get(prefix) ?? []), cls]);
  }
  return classes;
})();

/** Classes whose ids begin with a word of their own. A value's begins with its initiative. */
export type ListedClass = Exclude<RecordClass, 'sample' | 'sampleVoid'>;

/** What the ids of a class begin with, and those of no other class: `ini:`. */
export const idPrefix = (cls: ListedClass): string =>
  `${/^\^(\w+):/.exec(RECORD_CLASSES[cls].idPattern.source)?.[1]}:`;

/**
 * `ini:01J…` → `01J…`, `met:01J…:01K…` → `01K…`: a mutable record's own id is the last part of its document's. A person's
 * and a rule's are all of it.
 */
export function recordIdOf(docId: string): string {
  return /^(?:per|map):/.test(docId) ? docId.slice(4) : docId.slice(docId.lastIndexOf(':') + 1);
}

/** Whether a document is written once and never changed. It follows from its id alone. */
export function isImmutable(docId: string): boolean {
  const cls = classOf(docId);
  return cls !== undefined && RECORD_CLASSES[cls].kind === 'immutable';
}

/** The initiative that a document's id names. */
export function initiativeIn(cls: RecordClass, docId: string): string | undefined {
  return RECORD_CLASSES[cls].idPattern.exec(docId)?.groups?.ini;
}

/**
 * A document as a record of its class.
 *
 * @returns zod's result: the record, or what does not fit.
 */
export function parseRecord<C extends RecordClass>(cls: C, docId: string, doc: Record<string, unknown>) {
  const { kind, schema, ofInitiative }: RecordClassRow = RECORD_CLASSES[cls];
  const id = kind === 'immutable' ? docId : recordIdOf(docId);
  const record = cls === 'workspace' ? doc : { ...doc, id };
  if (ofInitiative && initiativeIn(cls, docId) !== undefined) {
    const own = z.refine(
      (one) => (one as { initiativeId: string }).initiativeId === initiativeIn(cls, docId),
    );
    return ofInitiative.check(own).safeParse(record);
  }
  return schema.safeParse(record);
}

import type { RecordClass, RecordOf } from '@/lib/domain/record-classes';
import type { DocRow, PilotlightDatabase } from './database';
import type { NewRecord } from './documents';

/**
 * Who changes something and when; goes into the audit entry of every record written. With `unnamed`, neither person nor
 * device nor the time of day is kept, in the record or in the log.
 */
export type Author = { personId: string; at: Date; unnamed?: true };

/** A record that the same transaction has written before. */
export type Written = { [C in RecordClass]: { cls: C; record: RecordOf<C> } }[RecordClass];

/** What a command may do inside its one transaction. */
export type Unit = {
  readonly now: string;
  /** Envelope of a new or changed record: schema version, author, time, device. */
  readonly envelope: { v: number; by: string; at: string; dev: string };
  /** Reads a mutable record as it is inside the transaction. */
  get<C extends RecordClass>(cls: C, docId: string): Promise<RecordOf<C> | undefined>;
  /** All readable records of one class in a group: the samples of a metric, for example. */
  listGroup<C extends RecordClass>(cls: C, group: string): Promise<RecordOf<C>[]>;
  /** All readable records of one class that belong to one initiative. */
  listInitiative<C extends RecordClass>(cls: C, initiativeId: string): Promise<RecordOf<C>[]>;
  /**
   * Adds an immutable record, or replaces a mutable one, with its audit entry. Answers the document's id.
   *
   * @throws AppError `invalid_record`, or `invalid_input` with the invariants that the record would break.
   */
  put<C extends RecordClass>(cls: C, record: NewRecord<C>, action: string, reason?: string): Promise<string>;
  /** An entry for a change of a row that no command of the domain made: taking over or giving back what a server refused. */
  log(
    row: { id: string; cls: RecordClass; before?: DocRow | undefined; after: DocRow },
    action: string,
    reason?: string,
  ): Promise<void>;
  /**
   * The same for many records in a few requests. Only for the class that has no invariants in `write-checks`: its rules stand
   * in its commands. A record that is `fresh` is added and not looked for; that it is there already is a bug of the command.
   */
  putMany(
    cls: 'rule',
    changes: readonly { record: RecordOf<'rule'>; action: string; fresh: boolean }[],
    reason?: string,
  ): Promise<void>;
  /**
   * Rows as they are, from another workspace of the same person, in a few requests; what is here already stays. Whoever calls
   * it has judged them (`lib/domain/offer`). Answers how many were added.
   */
  bring(rows: readonly DocRow[], action: string): Promise<number>;
  /** What this transaction has written so far: a phase may move only beside its decision, for example. */
  readonly written: readonly Written[];
  /** The database itself, for the local tables (drafts, hidden, observations, collections) that are no records. */
  readonly db: PilotlightDatabase;
};

import Dexie, { type DBCore, type EntityTable, type Table } from 'dexie';
import { CLIENT_VERSION } from '@/lib/domain/client-version';
import { AppError } from '@/lib/domain/errors';
import type { PromptState } from '@/lib/domain/prompts/prompt-state';
import type { Collection } from '@/lib/domain/recipe/collection';
import type { Observation } from '@/lib/domain/recipe/observation';
import type { RecordClass } from '@/lib/domain/record-classes';
import type { WorkItem } from '@/lib/domain/work-item';
import { putPages } from './put-pages';
import type { MineRow, OutboxRow } from './sync-rows';

/** One stored record: `id` is the document's id as a team's server would know it, `doc` its body. */
export type DocRow = {
  id: string;
  cls: RecordClass;
  /** The initiative it belongs to, for an initiative its own. */
  ini?: string;
  /** What it is listed by besides the initiative: a metric with its samples, a rule's initiative. */
  grp?: string;
  /** Rules and recipes: the keys under which a work item finds them (`mapping/rule-index.ts`, `documents.ts`). */
  keys?: string[];
  /** The revision the team's server knows this version by, or the one it was made from while an edit waits. */
  rev?: string;
  doc: Record<string, unknown>;
};

/** A value that lost a merge. Local: everybody who merges sees their own. */
export type AltRow = {
  n: number;
  id: string;
  field: string;
  value: unknown;
  by: string;
  at: string;
  /** The server's revision it stands in, where that is for somebody else to settle: shown until they did. */
  rev?: string;
};

/** A row that could not be read: kept whole, set aside, counted, never deleted. */
export type QuarantineRow = { id: string; at: string; reason: string; row: unknown };

/** Text that was typed and is not confirmed. Local, never leaves the browser. */
export type DraftRow = {
  metricId: string;
  periodStart: string;
  value: string;
  numerator?: string | undefined;
  denominator?: string | undefined;
  note: string;
  at: string;
};

/** "Hide here": a person's own choice for one work item and initiative. Local. */
export type HiddenRow = { id: string; initiativeId: string; at: string };

/**
 * A work item that was in front of an administrator: the fields that were read, nothing else of the page. Local, the
 * newest few only; a rule is tried on them before it counts.
 */
export type SeenRow = { id: string; at: string; workItem: WorkItem };

/** How often a rule matched on one day, without person or page. Local. */
export type MatchCountRow = { ruleId: string; day: string; initiativeId: string; count: number };

/** What the person did with a prompt: put off, and how often it was put before them. Local. */
export type PromptRow = PromptState;

/** Single facts of this database: who I am, the audit chain's head, schema marks. */
export type MetaRow = { key: string; value: unknown };

/**
 * The local database. The tables of team sync (`base`, `outbox`, `mine`, `alts`) exist from the first version, so that
 * joining a team migrates nobody's data; a local workspace leaves them empty.
 */
export class PilotlightDatabase extends Dexie {
  docs!: EntityTable<DocRow, 'id'>;
  base!: EntityTable<DocRow, 'id'>;
  outbox!: EntityTable<OutboxRow, 'id'>;
  mine!: EntityTable<MineRow, 'id'>;
  alts!: EntityTable<AltRow, 'n'>;
  quarantine!: EntityTable<QuarantineRow, 'id'>;
  meta!: EntityTable<MetaRow, 'key'>;
  drafts!: EntityTable<DraftRow, 'metricId'>;
  hidden!: EntityTable<HiddenRow, 'id'>;
  seen!: EntityTable<SeenRow, 'id'>;
  matchCounts!: Table<MatchCountRow, [string, string]>;
  prompts!: EntityTable<PromptRow, 'id'>;
  /** What tickets say about metrics, one row per recipe and ticket. Local. */
  observations!: EntityTable<Observation, 'id'>;
  /** Runs of "collect this period". Local. */
  collections!: EntityTable<Collection, 'id'>;

  /** @param clientVersion the version that writes here: the organisation may ask for a newer one */
  constructor(
    name: string,
    readonly clientVersion = CLIENT_VERSION,
  ) {
    // Authored data must be on the disk before a person reads "saved": Chrome's default since 121 is not. Dexie's cache copies
    // every row that a live query reads, so that a page sees its own writes at once; pages write nothing.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    for (const [version, step] of Object.entries(SCHEMA)) this.version(Number(version)).stores(step);
    this.use({ stack: 'dbcore', name: 'read only when newer', create: (core) => this.#guard(core) });
    // Below everything of Dexie's own, which notes for the live queries what is written.
    this.use({ stack: 'dbcore', name: 'whole pages', level: -1, create: putPages });
  }

  /**
   * After a downgrade the database may follow rules that this version does not know. Dexie opens it all the same; it can be
   * read, but nothing is written to it.
   *
   * @throws AppError `storage_newer` at the start of a writing transaction.
   */
  #guard(core: DBCore): DBCore {
    const isNewer = Math.floor(this.backendDB().version / DEXIE_VERSION_FACTOR) > STORE_SCHEMA;
    if (!isNewer) return core;
    return {
      ...core,
      transaction: (stores, mode, options) => {
        if (mode === 'readwrite') throw new AppError('storage_newer');
        return core.transaction(stores, mode, options);
      },
    };
  }
}

/**
 * Every version of the schema, additive. Each has a frozen example of its data in `tests/contracts/store/`; the upgrade
 * test fails until both exist.
 */
export const SCHEMA = {
  1: {
    docs: 'id, cls, ini, grp, *keys',
    base: 'id',
    outbox: 'id, nextAt',
    mine: 'id',
    alts: '++n, id',
    quarantine: 'id',
    meta: 'key',
    drafts: 'metricId',
    hidden: 'id, initiativeId',
    matchCounts: '[ruleId+day], initiativeId',
  },
  /** What a person is responsible for is found by their id, however many initiatives there are; prompt states. */
  2: {
    docs: 'id, cls, ini, grp, *keys, doc.ownerId, doc.businessOwnerId, doc.executiveSponsorId, doc.reviewerId, *doc.delegateIds',
    prompts: 'id',
  },
  /** What tickets say about metrics. */
  3: {
    observations: 'id, recipeId, [recipeId+end]',
    collections: 'id, [recipeId+periodStart], state',
  },
  /** An administrator's last pages, for trying rules on. */
  4: { seen: 'id, at' },
  /** What stands around an initiative's values is read without them: they are a hundred times as many. */
  5: {
    docs: 'id, cls, ini, grp, *keys, doc.ownerId, doc.businessOwnerId, doc.executiveSponsorId, doc.reviewerId, *doc.delegateIds, [ini+cls]',
  },
  /**
   * Without the entries that others make needless (`doc-ranges.ts`): a class begins every id, an initiative every pair. No row
   * is touched. An earlier build that finds indexes missing adds them again and reads as before; what it may not do is write.
   */
  6: {
    docs: 'id, grp, *keys, doc.ownerId, doc.businessOwnerId, doc.executiveSponsorId, doc.reviewerId, *doc.delegateIds, [ini+cls]',
  },
  /**
   * What waits is counted and picked by index, and so is what a session confirmed: weeks offline, or a workspace that was
   * brought into a team, queue a hundred thousand.
   */
  7: {
    outbox: 'id, nextAt, [state+firstAt], [home+kind+state+nextAt]',
    mine: 'id, session',
  },
} as const;

/** The newest version of the store that this build knows. */
export const STORE_SCHEMA = Math.max(...Object.keys(SCHEMA).map(Number));

/**
 * Dexie counts the browser's versions in tenths of its own (https://dexie.org/docs/Dexie/Dexie.verno). Where it adds an index
 * that an earlier build misses, it takes the next tenth.
 */
const DEXIE_VERSION_FACTOR = 10;

/** The database of the local workspace. A team's gets its own, named after server, organisation and account. */
export const LOCAL_DATABASE = 'pilotlight-local';

/**
 * Holds the one database that is open in this process: the local workspace's, or that of a team. Two never mix, so that
 * nothing of one account reaches another's server.
 */
class ShownDatabase {
  #db = new PilotlightDatabase(LOCAL_DATABASE);

  get current(): PilotlightDatabase {
    return this.#db;
  }

  show(name: string): void {
    if (this.#db.name === name) return;
    this.#db.close();
    this.#db = new PilotlightDatabase(name);
  }
}

const shown = new ShownDatabase();

/** Every process calls this with what the settings say before it reads or writes anything. */
export const showDatabase = (name: string | undefined): void => shown.show(name ?? LOCAL_DATABASE);

/**
 * The one database that is shown at this moment. Whatever lasts, and asks somebody else on the way, holds on to it: under
 * `database` it would go on in another one as soon as that is shown. It is closed then.
 */
export const shownDatabase = (): PilotlightDatabase => shown.current;

/** The database that is shown now, whichever it is: readers and commands take it by default. */
export const database: PilotlightDatabase = new Proxy(shown.current, {
  get: (_, key) => {
    const db = shown.current;
    const value: unknown = Reflect.get(db, key, db);
    return typeof value === 'function' ? value.bind(db) : value;
  },
});

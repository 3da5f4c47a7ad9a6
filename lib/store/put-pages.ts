import Dexie, {
  type DBCore,
  type DBCoreMutateRequest,
  type DBCoreMutateResponse,
  type DBCorePutRequest,
} from 'dexie';

/** From here on Dexie, too, tells its live queries of the whole table instead of single rows. */
const PAGE = 50;

/**
 * Writes a page of documents without a listener on every single request, which costs about as much as writing one: the first
 * that fails aborts the transaction, as it should. Everything else is left to Dexie.
 */
export function putPages(core: DBCore): DBCore {
  return {
    ...core,
    table: (name) => {
      const table = core.table(name);
      const { keyPath, outbound, autoIncrement, extractKey } = table.schema.primaryKey;
      if (outbound || typeof keyPath !== 'string' || autoIncrement || !extractKey) return table;
      return {
        ...table,
        mutate: (request) => (isPage(request) ? putPage(name, request, extractKey) : table.mutate(request)),
      };
    },
  };
}

const isPage = (request: DBCoreMutateRequest): request is DBCorePutRequest =>
  request.type === 'put' && !request.keys && request.values.length >= PAGE;

function putPage(name: string, { trans, values }: DBCorePutRequest, keyOf: (row: unknown) => unknown) {
  const transaction = trans as unknown as IDBTransaction;
  const store = transaction.objectStore(name);
  // Dexie's own promise, which leads back into its transaction.
  return new Dexie.Promise<DBCoreMutateResponse>((resolve, reject) => {
    transaction.addEventListener('abort', () => reject(transaction.error), { once: true });
    let last: IDBRequest | undefined;
    for (const row of values) last = store.put(row);
    if (!last) throw new Error('A page has rows.');
    last.onsuccess = () => {
      const results = values.map(keyOf);
      resolve({ numFailures: 0, failures: {}, results, lastResult: results.at(-1) });
    };
  });
}

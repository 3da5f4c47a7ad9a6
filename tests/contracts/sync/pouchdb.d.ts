/** As much of PouchDB 9 as the tests use; it brings no types of its own. */
declare module 'pouchdb' {
  export default class PouchDB {
    constructor(name: string, options?: { auth?: { username: string; password: string } });
    replicate: { from(source: PouchDB): Promise<{ docs_written: number; errors: unknown[] }> };
    get(id: string): Promise<Record<string, unknown>>;
    destroy(): Promise<void>;
  }
}

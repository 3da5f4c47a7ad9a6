/** As much of PouchDB 9 as the tests use; it brings no types of its own. */
declare module 'pouchdb' {
  export default class PouchDB {
    constructor(name: string, options?: { auth?: { username: string; password: string } });
    replicate: { from(source: PouchDB): Promise<{ doc_write_failures: number; errors: unknown[] }> };
    allDocs(options: {
      include_docs: true;
    }): Promise<{ rows: { id: string; doc: Record<string, unknown> }[] }>;
    destroy(): Promise<void>;
  }
}

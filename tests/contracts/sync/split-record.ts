import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { onServer, type TestTeam } from './team';

/**
 * Two halves of a cluster that could not see each other took an edit each: both are on the server, each made from the same
 * version. pouchdb-server keeps the past that it is told of a document only while no rule looks at it.
 */
export async function split(team: TestTeam, id: string, ...edits: Record<string, unknown>[]): Promise<void> {
  const { server } = team;
  const core = `/${team.prefix}-core`;
  const first = (await onServer(team, 'core'))[id] as Record<string, unknown>;
  const [generation = '', digest = ''] = String(first._rev).split('-');
  const guard = await asAdmin(server, 'GET', `${core}/_design/guard`);
  await asAdmin(server, 'DELETE', `${core}/_design/guard?rev=${guard._rev}`);
  for (const [index, edit] of edits.entries()) {
    const hash = String.fromCharCode(97 + index).repeat(32);
    const start = Number(generation) + 1;
    const doc = {
      ...first,
      dev: `half-${index}`,
      ...edit,
      _rev: `${start}-${hash}`,
      _revisions: { start, ids: [hash, digest] },
    };
    await asAdmin(server, 'POST', `${core}/_bulk_docs`, { new_edits: false, docs: [doc] });
  }
  const { _rev, ...again } = guard as Record<string, unknown>;
  await asAdmin(server, 'PUT', `${core}/_design/guard`, again);
}

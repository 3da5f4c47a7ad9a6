import { HOMES, type Home } from '@/lib/domain/record-homes';
import type { SetUpCheck, SetUpCheckId } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import type { Json } from '../couchdb/shapes';
import type { CheckAccount } from './check-accounts';
import { CHECK_ULID, newHash, OWNED_ID } from './check-records';
import type { Probe } from './probe';

type Prover = { ask: Ask; names: DatabaseNames; member: CheckAccount; asMember: Probe };

/** Whether an account of the server without a role of the team is turned away everywhere. */
export async function proveOutsider(asOutsider: Probe, names: DatabaseNames): Promise<SetUpCheck> {
  for (const home of HOMES) {
    const { status } = await asOutsider('GET', `/${names[home]}/_all_docs?limit=1`);
    if (status < 300) return { id: 'outsider', result: 'bad', detail: names[home] };
  }
  return { id: 'outsider', result: 'good' };
}

/** Whether an account of the team can do what every synchronisation begins and ends with. */
export async function proveMember({ ask, names, asMember }: Prover): Promise<SetUpCheck> {
  for (const home of HOMES) {
    // The log is written and never read: it may be kept from everybody but those who audit it.
    const { status } =
      home === 'audit'
        ? await asMember('POST', `/${names.audit}/_bulk_docs`, { docs: [] })
        : await asMember('GET', `/${names[home]}/_changes?limit=1`);
    if (status >= 300) return { id: 'member', result: 'bad', detail: `${names[home]}: ${status}` };
  }
  const mark = `/${names.core}/_local/pl-check`;
  const before = (await ask('GET', mark)).json as Json | undefined;
  const { status, json } = await asMember('PUT', mark, before?._rev ? { _rev: before._rev } : {});
  if (status >= 300) return { id: 'member', result: 'bad', detail: `_local: ${status}` };
  await ask('DELETE', `${mark}?rev=${(json as Json)?.rev}`);
  return { id: 'member', result: 'good' };
}

/**
 * Whether the log is kept from those who only add to it. CouchDB has one list for reading and for adding, so that only something
 * in front of it can do so.
 */
export async function proveLog({ names, asMember }: Prover): Promise<SetUpCheck> {
  const { status } = await asMember('GET', `/${names.audit}/_all_docs?limit=1&include_docs=true`);
  return { id: 'log', result: status < 300 ? 'bad' : 'good', detail: names.audit };
}

/** An id that is right for its database, of a record that a member without a further role may not write. */
const FORBIDDEN: Record<Home, () => Json> = {
  core: () => ({ _id: `map:${CHECK_ULID}` }),
  portfolio: () => ({ _id: OWNED_ID.portfolio() }),
  // Everybody writes entries of the log, in their own name.
  audit: () => ({ _id: OWNED_ID.audit(), by: 'pl-check-somebody-else' }),
};

/** Whether each database refuses what the writer's role does not allow. */
export const proveForbidden = (prover: Prover): Promise<SetUpCheck> =>
  proveRefused(prover, 'forbidden', (home) => ({
    docs: [{ by: prover.member.name, ...FORBIDDEN[home]() }],
  }));

/** Whether each database refuses a record that claims a past which never happened there. */
export const proveHistory = (prover: Prover): Promise<SetUpCheck> =>
  proveRefused(prover, 'history', (home) => {
    const _id = home === 'core' ? `rep:${CHECK_ULID}:${newHash()}` : FORBIDDEN[home]()._id;
    const invented = { _rev: `9-${INVENTED}`, _revisions: { start: 9, ids: [INVENTED] } };
    return { docs: [{ _id, by: prover.member.name, ...invented }], new_edits: false };
  });

/** Whether each database refuses a record that is far too long, of somebody who may write it otherwise. */
export const proveSize = (prover: Prover): Promise<SetUpCheck> =>
  proveRefused(
    prover,
    'size',
    (home) => ({ docs: [owned(prover, home, { x_fill: 'x'.repeat(20_000) })] }),
    /16 kB/,
  );

/** Whether each database refuses a file that hangs on such a record. */
export const proveAttachment = (prover: Prover): Promise<SetUpCheck> => {
  const _attachments = { 'file.txt': { content_type: 'text/plain', data: btoa('A file.') } };
  return proveRefused(
    prover,
    'attachment',
    (home) => ({ docs: [owned(prover, home, { _attachments })] }),
    /_attachments/,
  );
};

const owned = ({ member }: Prover, home: Home, part: Json): Json => ({
  _id: OWNED_ID[home](),
  by: member.name,
  ...part,
});

/**
 * What was written is looked for afterwards with an admin's eyes: an answer alone proves nothing. `because`: the rule's own
 * words, where a refusal for another reason would prove nothing either.
 */
async function proveRefused(
  { ask, names, asMember }: Prover,
  id: SetUpCheckId,
  write: (home: Home) => { docs: Json[] },
  because = /./,
): Promise<SetUpCheck> {
  let isTold = true;
  for (const home of HOMES) {
    const batch = write(home);
    const { status, json } = await asMember('POST', `/${names[home]}/_bulk_docs`, batch);
    const row = Array.isArray(json) ? (json[0] as Json | undefined) : undefined;
    isTold = isTold && status < 300 && row?.error === 'forbidden' && because.test(String(row.reason));
    const path = `/${names[home]}/${encodeURIComponent(String(batch.docs[0]?._id))}`;
    const found = await ask('GET', path);
    if (found.status === 404) continue;
    await ask('DELETE', `${path}?rev=${(found.json as Json)?._rev}`);
    return { id, result: 'bad', detail: names[home] };
  }
  return { id, result: isTold ? 'good' : 'unknown' };
}

/** Whether a member is kept from the rules themselves. What is offered is what stands there already. */
export async function proveRules({ ask, names, asMember }: Prover): Promise<SetUpCheck> {
  for (const home of HOMES) {
    for (const path of [`/${names[home]}/_design/guard`, `/${names[home]}/_security`]) {
      const { json } = await ask('GET', path);
      const { status } = await asMember('PUT', path, json);
      if (status < 300) return { id: 'rules', result: 'bad', detail: names[home] };
    }
  }
  return { id: 'rules', result: 'good' };
}

const INVENTED = '0123456789abcdef0123456789abcdef';

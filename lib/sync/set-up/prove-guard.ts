import { HOMES, type Home } from '@/lib/domain/record-homes';
import type { SetUpCheck, SetUpCheckId } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import type { Json } from '../couchdb/shapes';
import { randomWord } from './base64-url';
import type { CheckAccount } from './check-accounts';
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
    const { status } = await asMember('GET', `/${names[home]}/_changes?limit=1`);
    if (status >= 300) return { id: 'member', result: 'bad', detail: `${names[home]}: ${status}` };
  }
  const mark = `/${names.core}/_local/pl-check`;
  const before = (await ask('GET', mark)).json as Json | undefined;
  const { status, json } = await asMember('PUT', mark, before?._rev ? { _rev: before._rev } : {});
  if (status >= 300) return { id: 'member', result: 'bad', detail: `_local: ${status}` };
  await ask('DELETE', `${mark}?rev=${(json as Json)?.rev}`);
  return { id: 'member', result: 'good' };
}

/** An id that is right for its database, of a record that a member without a further role may not write. */
const FORBIDDEN: Record<Home, () => Json> = {
  core: () => ({ _id: `map:${CHECK_ULID}` }),
  portfolio: () => ({ _id: `${CHECK_ULID}:${CHECK_ULID}:2000-01-01:${newHash()}` }),
  // Everybody writes entries of the log, in their own name.
  audit: () => ({ _id: `aud:pl-check:000000000001:${newHash()}`, by: 'pl-check-somebody-else' }),
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

/** What a member wrote is looked for afterwards with an admin's eyes: an answer alone proves nothing. */
async function proveRefused(
  { ask, names, asMember }: Prover,
  id: SetUpCheckId,
  write: (home: Home) => { docs: Json[] },
): Promise<SetUpCheck> {
  let isTold = true;
  for (const home of HOMES) {
    const batch = write(home);
    const { status, json } = await asMember('POST', `/${names[home]}/_bulk_docs`, batch);
    const row = Array.isArray(json) ? (json[0] as Json | undefined) : undefined;
    isTold = isTold && status < 300 && row?.error === 'forbidden';
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

const CHECK_ULID = '00000000000000000000000000';
const INVENTED = '0123456789abcdef0123456789abcdef';

const newHash = () =>
  randomWord()
    .toUpperCase()
    .replaceAll(/[^A-Z2-7]/g, 'A')
    .slice(0, 20);

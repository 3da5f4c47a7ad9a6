import { CLASS_WRITERS, type Writer } from './class-writers';

/** Why a team's server did not take a record, as far as its words are known. */
export type ServerRefusal =
  | { code: 'role'; writers: Writer[] }
  | { code: 'field' | 'unknownField'; field: string }
  | { code: 'author' | 'rules' | 'kind' | 'past' | 'final' | 'kept' | 'size' | 'judge' };

/** What the server's own rule says (`lib/sync/couchdb/guard.ts`), in the words of each version that may run on a server. */
const SAID: Readonly<Record<string, Exclude<ServerRefusal['code'], 'role' | 'field' | 'unknownField'>>> = {
  'only a server admin changes the rules': 'rules',
  'no kind of record has an id like this': 'kind',
  'invented history': 'past',
  'this kind of record is never changed or removed': 'final',
  'records are archived, not removed': 'kept',
  'a record is written in the name of its author': 'author',
  'larger than 16 kB': 'size',
  'nobody judges an initiative that they have a part in': 'judge',
};

const WRITERS = [...new Set<Writer>(Object.values(CLASS_WRITERS).flat())];

/**
 * Reads the words with which a server's rule refuses, so that they can be told in the reader's language. `undefined` for words
 * of another rule, a proxy's for instance: they are shown as they are.
 */
export function readRefusal(said: string): ServerRefusal | undefined {
  const code = SAID[said];
  if (code) return { code };
  const role = /^your role may not write this: (?<names>.+) needed$/.exec(said)?.groups?.names;
  if (role) {
    const names = role.split(' or ');
    return { code: 'role', writers: WRITERS.filter((writer) => names.includes(writer)) };
  }
  const { field, why } = /^the field "(?<field>[^"]*)" (?<why>.*)/.exec(said)?.groups ?? {};
  if (!field) return undefined;
  return { code: why === 'is not known' ? 'unknownField' : 'field', field };
}

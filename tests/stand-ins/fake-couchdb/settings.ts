import { expectServerAdmin } from './accounts';
import { missing, Refusal } from './refusal';
import type { Answer, Request } from './request';

/** The server's settings by section and key, as far as anything here looks at them. */
export type Settings = Record<string, Record<string, string>>;

/** As the product asks for them. */
export const defaultSettings = (): Settings => ({
  chttpd: {
    authentication_handlers:
      '{chttpd_auth, jwt_authentication_handler}, {chttpd_auth, cookie_authentication_handler}, {chttpd_auth, default_authentication_handler}',
    max_http_request_size: '16777216',
  },
  couchdb: { max_document_size: '65536' },
  jwt_auth: {},
});

/** `_node/_local/_config`, for admins (https://docs.couchdb.org/en/stable/api/server/configuration.html). */
export function settingsRoute(settings: Settings, request: Request): Answer {
  const { method, who, body } = request;
  const [section = '', key] = request.path.slice(3);
  expectServerAdmin(who);
  const known = settings[section] ?? {};
  if (key === undefined) return { status: 200, json: section === '' ? settings : known };
  const before = known[key];
  if (method === 'PUT') {
    settings[section] = { ...known, [key]: String(body) };
    return { status: 200, json: before ?? '' };
  }
  if (before === undefined) throw missing('unknown_config_value');
  return { status: 200, json: before };
}

/** @throws Refusal 413 for a request or a document in it beyond what the server takes */
export function expectSize(settings: Settings, bytes: number, body: unknown): void {
  if (bytes > Number(settings.chttpd?.max_http_request_size)) {
    throw new Refusal(413, 'too_large', 'the request entity is too large');
  }
  const most = Number(settings.couchdb?.max_document_size);
  if (bytes <= most) return;
  const { docs = [body] } = (body ?? {}) as { docs?: unknown[] };
  for (const doc of docs) {
    if (Buffer.byteLength(JSON.stringify(doc) ?? '') > most) {
      throw new Refusal(413, 'document_too_large', String((doc as { _id?: unknown } | null)?._id ?? ''));
    }
  }
}

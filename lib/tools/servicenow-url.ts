import type { UrlReading } from './adapter';
import { NOTHING } from './create-tool-adapter';
import { decodeOnce, known, pathSegments } from './paths';
import { isNoTable } from './servicenow-pages';

/** Table, or table plus id. `-1` and `-1_uid_2` stand for a record that is being created. */
type Place = { table: string; sysId?: string };

const TABLE = /^[a-z][a-z0-9_]{0,79}$/;
const SYS_ID = /^[0-9a-f]{32}$/i;
const NEW_RECORD = /^-1(_uid_\d{1,6})?$/;
const NUMBER = /^[A-Z][A-Z_]{1,11}\d{3,15}$/i;
/**
 * A classic address may sit inside a frame address, and that one inside the shell's. Deeper is nobody's
 * doing.
 */
const MAX_NESTING = 3;
const SHELL_TARGET = '/now/nav/ui/classic/params/target/';
/** First segments of paths that no portal can have. */
const NO_PORTALS = new Set(['now', 'api', 'aiux', 'scripts', 'styles', 'x']);

export function toTable(text: string | undefined | null): string | undefined {
  return text && TABLE.test(text) ? text : undefined;
}

export function toSysId(text: string | undefined | null): string | undefined {
  return text && SYS_ID.test(text) ? text.toLowerCase() : undefined;
}

export function toNumber(text: string | undefined | null): string | undefined {
  const number = (text ?? '').trim();
  return NUMBER.test(number) ? number.toUpperCase() : undefined;
}

/** What a ServiceNow address says: classic forms and lists, the shell around them, workspaces and portals. */
export function readServiceNowUrl(url: URL): UrlReading {
  return readNested(url, 0);
}

/** The table of a bare `incident.do`: which record it shows is known to the document alone. */
export function readBareForm(url: URL): string | undefined {
  const [file, ...more] = pathSegments(url.pathname);
  if (!file?.endsWith('.do') || more.length > 0) return undefined;
  const name = file.slice(0, -'.do'.length);
  return isNoTable(name) || name.endsWith('_list') ? undefined : toTable(name);
}

function readNested(url: URL, depth: number): UrlReading {
  if (depth >= MAX_NESTING) return NOTHING;
  if (url.pathname.startsWith(SHELL_TARGET)) {
    const target = decodeOnce(url.pathname.slice(SHELL_TARGET.length));
    return readTarget(target.includes('?') ? target : target + url.search, url, depth);
  }
  const segments = pathSegments(url.pathname);
  const [first] = segments;
  if (first === 'nav_to.do') return readTarget(readUriParameter(url.search), url, depth);
  if (first === 'now') return readWorkspace(segments.slice(1));
  if (segments.length === 1 && first?.endsWith('.do')) return readClassic(first.slice(0, -'.do'.length), url);
  return first && !NO_PORTALS.has(first) && !first.endsWith('.do') && !first.startsWith('$')
    ? readPortal(url.searchParams)
    : NOTHING;
}

function readTarget(target: string | undefined, outer: URL, depth: number): UrlReading {
  if (!target) return NOTHING;
  const path = target.startsWith('/') ? target : `/${target}`;
  if (!URL.canParse(path, outer.origin)) return NOTHING;
  const inner = new URL(path, outer.origin);
  return inner.origin === outer.origin ? readNested(inner, depth + 1) : NOTHING;
}

/**
 * Everything after `uri=`: the documented form is not encoded, so its own parameters look like the outer
 * ones. The encoded form ends at the next `&`.
 */
function readUriParameter(search: string): string | undefined {
  const start = search.search(/[?&]uri=/);
  if (start < 0) return undefined;
  const rest = search.slice(start + '?uri='.length);
  if (!rest.includes('?')) return decodeOnce(rest.split('&', 1)[0] ?? '');
  const [path = '', ...query] = rest.split('?');
  const parameters = query.join('?');
  return `${decodeOnce(path)}?${parameters.includes('=') ? parameters : decodeOnce(parameters)}`;
}

/** `incident.do?sys_id=…`, `incident_list.do`. Not every `.do` is a table. */
function readClassic(name: string, url: URL): UrlReading {
  const parameters = url.searchParams;
  if (name === 'kb_view') return readArticle(parameters, {});
  if (name === 'com.glideapp.servicecatalog_cat_item_view') {
    return readCatalogItem(toSysId(parameters.get('sysparm_id')), {});
  }
  if (isNoTable(name)) return NOTHING;
  if (name.endsWith('_list')) {
    // One `_list` only: there are tables whose own name ends in it.
    const table = toTable(name.slice(0, -'_list'.length));
    return table ? sure('list', { table }) : NOTHING;
  }
  const table = toTable(name);
  if (!table) return NOTHING;
  const place = toPlace(table, parameters.get('sys_id'));
  if (place) return readPlace(place, {});
  const number = readNumberQuery(parameters.get('sysparm_query'));
  return number ? sure('record', { table, number }) : NOTHING;
}

/** `number=INC0010001`, alone or followed by terms that only sort or end the query. */
function readNumberQuery(query: string | null): string | undefined {
  const [first = '', ...terms] = (query ?? '').split('^');
  const harmless = terms.every((term) => term === '' || term === 'EQ' || term.startsWith('ORDERBY'));
  return harmless && first.startsWith('number=') ? toNumber(first.slice('number='.length)) : undefined;
}

/** `/now/<workspace>/record/T/S[/sub/record/T2/S2]…`: the deepest record is the tab that is visible. */
function readWorkspace(segments: string[]): UrlReading {
  const places: Place[] = [];
  let section: string[] = [];
  for (const segment of [...segments, 'sub']) {
    if (segment !== 'sub') {
      section.push(segment);
      continue;
    }
    const place = readSection(section);
    if (place) places.push(place);
    section = [];
  }
  const place = places.at(-1);
  if (!place) return NOTHING;
  const read = readPlace(place, {});
  const outer = places.at(-2);
  return outer ? { ...read, parent: known({ table: outer.table, sysId: outer.sysId }) } : read;
}

function readSection(section: string[]): Place | undefined {
  const parameters = section.indexOf('params');
  const path = parameters < 0 ? section : section.slice(0, parameters);
  const start = path.indexOf('record');
  const table = start < 0 ? undefined : toTable(path[start + 1]);
  return table ? toPlace(table, path[start + 2]) : undefined;
}

/** `/<suffix>?id=<page>&…`. The suffix is any name an administrator chose. */
function readPortal(parameters: URLSearchParams): UrlReading {
  const page = parameters.get('id');
  if (page === null) return NOTHING;
  const audience = { audience: 'portal' };
  if (page.startsWith('kb_article')) return readArticle(parameters, audience);
  if (page.startsWith('sc_cat_item')) return readCatalogItem(toSysId(parameters.get('sys_id')), audience);
  const table = toTable(parameters.get('table') ?? parameters.get('sl_table') ?? parameters.get('t'));
  if (!table) return NOTHING;
  const place = toPlace(table, parameters.get('sys_id') ?? parameters.get('sl_sys_id'));
  if (place) return readPlace(place, audience);
  return page === 'list' ? sure('list', { table, ...audience }) : NOTHING;
}

/** Articles go by number in most links; their `sys_id` parameter holds either. */
function readArticle(parameters: URLSearchParams, more: Record<string, string>): UrlReading {
  const id = parameters.get('sys_id');
  const table = 'kb_knowledge';
  const sysId = toSysId(parameters.get('sys_kb_id')) ?? toSysId(id);
  if (sysId) return sure('record', { table, sysId, ...more });
  const number = toNumber(parameters.get('sysparm_article')) ?? toNumber(id);
  return number ? sure('record', { table, number, ...more }) : NOTHING;
}

function readCatalogItem(sysId: string | undefined, more: Record<string, string>): UrlReading {
  return sysId ? sure('catalog-item', { table: 'sc_cat_item', sysId, ...more }) : NOTHING;
}

function toPlace(table: string, id: string | undefined | null): Place | undefined {
  const sysId = toSysId(id);
  if (sysId) return { table, sysId };
  return id && NEW_RECORD.test(id) ? { table } : undefined;
}

function readPlace(place: Place, more: Record<string, string>): UrlReading {
  return place.sysId
    ? sure('record', { table: place.table, sysId: place.sysId, ...more })
    : sure('new-record', { table: place.table, ...more });
}

function sure(kind: UrlReading['kind'], facts: Record<string, string>): UrlReading {
  return { kind, confidence: 'sure', facts };
}

import type { Tool } from '@/lib/domain/primitives';
import type { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import { findAll, findOne, readAttribute, readValue, type Scope } from './dom';
import { frontHeader, readIssueHeaders } from './jira-page';
import { parseInstant } from './rest/answer';
import { readClassicForm } from './servicenow-form';

const VERSION = '1.0';

/**
 * The dates that the page of a ticket shows in a form that means the same in every language: an instant in an attribute, or
 * a form's own value. Words such as "yesterday" are left alone. Nothing, unless the page is about that very ticket.
 */
export function readTicketDates(
  tool: Tool,
  key: string,
  url: URL,
  document: Document,
): TicketReading | undefined {
  switch (tool) {
    case 'jira':
      return readJiraDates(key, url, document);
    case 'servicenow':
      return readServiceNowDates(key, url, document);
    default:
      return undefined;
  }
}

function readJiraDates(key: string, url: URL, document: Document): TicketReading | undefined {
  const header = frontHeader(readIssueHeaders(document));
  if (header?.key !== key) return undefined;
  const created = readTime(header.scope, CREATED);
  return withoutUndefined({
    ...ticketOf(key, `${url.origin}${url.pathname}`),
    created,
    resolved: readTime(header.scope, RESOLVED) ?? absentBeside(header.scope),
  });
}

const CREATED = ['#created-val', '[data-testid="created-date.ui.read.meta-date"]'];
const RESOLVED = ['#resolutiondate-val', '[data-testid="resolved-date.ui.read.meta-date"]'];

/** Data Center lists all dates a ticket has: no date of resolution beside the others means that there is none. */
function absentBeside(scope: Scope): null | undefined {
  const lists = findOne(scope, '#created-val') !== undefined;
  return lists && !findOne(scope, '#resolutiondate-val') ? null : undefined;
}

function readTime(scope: Scope, selectors: readonly string[]): string | undefined {
  const times = findAll(scope, selectors.map((selector) => `${selector} time[datetime]`).join(','), 2);
  return times.length === 1 ? parseInstant(readAttribute(times[0], 'datetime')) : undefined;
}

/** A classic form shows a date in the person's own format and zone; only the form that needs no guessing is read. */
function readServiceNowDates(key: string, url: URL, document: Document): TicketReading | undefined {
  const holder = formDocument(document);
  const form = readClassicForm(holder);
  if (!form?.sysId || key !== `${form.table}/${form.sysId}`) return undefined;
  const read = (...names: string[]) => {
    for (const name of names) {
      const moment = readFormDate(holder, `${form.table}.${name}`);
      if (moment !== undefined) return moment;
    }
    return undefined;
  };
  return withoutUndefined({
    ...ticketOf(key, `${url.origin}/${form.table}.do?sys_id=${form.sysId}`),
    created: read('opened_at', 'sys_created_on'),
    resolved: read('resolved_at'),
    closed: read('closed_at'),
  });
}

/** The shell of newer versions keeps the classic form in a frame of its own origin, behind open shadow roots. */
function formDocument(document: Document): Document {
  const frame = findFrame(document, 0);
  return (frame as HTMLIFrameElement | undefined)?.contentDocument ?? document;
}

const MAX_DEPTH = 6;

function findFrame(scope: Scope, depth: number): Element | undefined {
  const frame = findOne(scope, 'iframe#gsft_main');
  if (frame || depth > MAX_DEPTH) return frame;
  for (const element of findAll(scope, '*', 2000)) {
    const { shadowRoot } = element;
    const inside = shadowRoot && findFrame(shadowRoot as unknown as Scope, depth + 1);
    if (inside) return inside;
  }
  return undefined;
}

function readFormDate(document: Document, name: string): string | null | undefined {
  const shown = readValue(
    findOne(document, `[id="${name}"]`) ?? findOne(document, `[id="sys_readonly.${name}"]`),
  );
  if (shown === undefined) return undefined;
  if (shown === '') return null;
  const [, day, time] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(shown) ?? [];
  // Shown in the zone of the person's profile, which is that of their machine more often than any other.
  const date = new Date(day ? `${day}T${time}` : '');
  return Number.isNaN(date.getTime()) ? undefined : parseInstant(date.toISOString());
}

function ticketOf(key: string, url: string) {
  return { key, url, fields: {}, source: 'dom' as const, adapterVersion: VERSION };
}

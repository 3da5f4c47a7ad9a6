import type { FieldReading, WorkItem } from '@/lib/domain/work-item';
import type { ToolAdapter, UrlReading } from './adapter';
import { createToolAdapter } from './create-tool-adapter';
import { findAll, findOne } from './dom';
import { reading } from './fields';
import { readHost, SERVICENOW_CLOUD } from './hosts';
import { known } from './paths';
import { type ClassicForm, readClassicForm, readPortalNumber } from './servicenow-form';
import { readBareForm, readServiceNowUrl } from './servicenow-url';

const ADAPTER = { name: 'servicenow', version: '1.1' } as const;

const MARKS = [
  'body[data-formname]',
  'form[name="sys_personalize"]',
  'html[ng-app="sn.$sp"]',
  '.sp-page-root',
  'iframe#gsft_main',
  '[global-navigation-config]',
  'sn-canvas-appshell-root',
].join(',');

/**
 * ServiceNow. Table and record are in the address nearly everywhere; the classic form adds what its inputs
 * say, in the frame that holds it. Workspaces keep several forms mounted, so their documents are not asked.
 */
export const servicenow: ToolAdapter = createToolAdapter({
  ...ADAPTER,
  knownHosts: SERVICENOW_CLOUD,
  reportingFrames: ['gsft_main'],
  ownsPath: () => true,
  hasMarks: (document) => findOne(document, MARKS) !== undefined || hasSessionToken(document),
  readUrl: readServiceNowUrl,
  readWorkItem(url, document) {
    const address = readServiceNowUrl(url);
    const bare = readBareForm(url);
    const form = bare ? readClassicForm(document) : undefined;
    if (address.kind === 'none') {
      return bare && form?.exists && form.table === bare ? fromForm(url, form) : undefined;
    }
    return readAddressed(url, document, address, form);
  },
});

/** A classic document's own script names the token in its text; vanity hosts show little else. */
function hasSessionToken(document: Document): boolean {
  const scripts = findAll(document, 'script:not([src])', 20);
  return scripts.some((script) => /\bg_ck\s?=/.test((script.textContent ?? '').slice(0, 5000)));
}

function readAddressed(
  url: URL,
  document: Document,
  address: UrlReading,
  form: ClassicForm | undefined,
): WorkItem | undefined {
  const { table, sysId, number, audience } = address.facts;
  if (!table) return undefined;
  const agreed = form && agrees(form, address) ? form : undefined;
  const isRecord = address.kind === 'record';
  const shownNumber = isRecord && audience ? readPortalNumber(document) : agreed?.number;
  const fields = known<FieldReading>({
    ...(agreed?.fields ?? {}),
    // The form of a base table opens as the record's own class; the id says that it is the same record.
    table: reading(agreed && agreed.table !== table ? 'dom' : 'url', agreed?.table ?? table),
    sysId: sysId ? reading('url', sysId) : reading('dom', agreed?.sysId),
    number: number ? reading('url', number) : reading('dom', isRecord ? shownNumber : undefined),
    catalogItem: reading('url', address.kind === 'catalog-item' ? sysId : undefined),
  });
  const name = agreed?.table ?? table;
  const id = sysId ?? agreed?.sysId;
  return {
    ...base(url),
    kind: address.kind === 'none' ? 'record' : address.kind,
    ...identity(address.kind, name, id, number ?? shownNumber),
    fields,
    ...(isRecord && finishedIn(agreed)),
    ...parentOf(address),
    confidence: agreed ? 'confirmed' : 'url',
    ...(audience && { audience: 'portal' }),
    ...driftOf(form, agreed),
  };
}

/** Same record by id; by number where the address has no id; and for a new record the same table. */
function agrees(form: ClassicForm, address: UrlReading): boolean {
  const { table, sysId, number } = address.facts;
  if (sysId) return form.sysId === sysId;
  if (form.table !== table) return false;
  return address.kind === 'new-record' || (number !== undefined && form.number === number);
}

function fromForm(url: URL, form: ClassicForm): WorkItem {
  return {
    ...base(url),
    kind: 'record',
    ...identity('record', form.table, form.sysId, form.number),
    fields: known<FieldReading>({
      ...form.fields,
      table: reading('url', form.table),
      sysId: reading('dom', form.sysId),
      number: reading('dom', form.number),
    }),
    ...finishedIn(form),
    confidence: 'confirmed',
  };
}

function finishedIn(form: ClassicForm | undefined): Pick<WorkItem, 'finished'> {
  return form?.finished === undefined ? {} : { finished: form.finished };
}

function identity(kind: UrlReading['kind'], table: string, sysId?: string, number?: string) {
  if (kind === 'list') return { key: `list:${table}`, label: table };
  if (kind === 'new-record') return { key: `new:${table}`, label: table };
  const short = sysId ? `${table} ${sysId.slice(0, 8)}` : table;
  return { key: `${table}/${sysId ?? number ?? ''}`, label: number ?? short };
}

function parentOf(address: UrlReading): Pick<WorkItem, 'parent'> {
  const { table, sysId } = address.parent ?? {};
  if (!table || !sysId) return {};
  const fields = known<FieldReading>({ table: reading('url', table), sysId: reading('url', sysId) });
  return { parent: { kind: 'record', ...identity('record', table, sysId), fields } };
}

/** A form of another record than the address names is dropped whole; what it showed is counted. */
function driftOf(form: ClassicForm | undefined, agreed: ClassicForm | undefined): Pick<WorkItem, 'drift'> {
  const drift = form && !agreed ? [...Object.keys(form.fields), ...(form.number ? ['number'] : [])] : [];
  return drift.length > 0 ? { drift } : {};
}

function base(url: URL) {
  return { tool: ADAPTER.name, host: readHost(url), adapter: { ...ADAPTER } };
}

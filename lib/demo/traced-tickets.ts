import { newCapture, type TicketCapture } from '@/lib/domain/evidence-parts';
import type { Instant } from '@/lib/domain/primitives';
import type { WorkItem } from '@/lib/domain/work-item';
import { issueRef } from './demo-context';

type Fields = WorkItem['fields'];
type Traced = { key: string; fields: Fields; leftOut: Fields };

const read = (value: string | string[]): Fields[string] => ({ value, source: 'dom' });
const project = (value: string): Fields => ({ projectKey: { value, source: 'url' } });

/** The ticket that each initiative traced from input to action: what was kept of it, and what its person took out. */
const TRACED: Record<string, Traced> = {
  'INV-TRIAGE': {
    key: 'OPS-9',
    fields: { ...project('OPS'), label: read(['ai-triage']), component: read(['Triage']) },
    leftOut: { status: read('Done') },
  },
  'CUST-FORMS': {
    key: 'OPS-12',
    fields: { ...project('OPS'), component: read(['Customs']) },
    leftOut: { status: read('Waiting for carrier') },
  },
  'HR-ANSWERS': {
    key: 'HR-15',
    fields: { ...project('HR'), issueType: read('Question') },
    leftOut: { assignee: read('HR partner') },
  },
  'LEG-REVIEW': {
    key: 'LEG-3',
    fields: { ...project('LEG'), label: read(['contract-review']), component: read(['Carriers']) },
    leftOut: { reporter: read('Carrier manager') },
  },
  'FLEET-PLAN': {
    key: 'FLEET-3',
    fields: { ...project('FLEET'), component: read(['Trailers']) },
    leftOut: { assignee: read('Fleet planner') },
  },
  'LABEL-READ': {
    key: 'LAB-1',
    fields: { ...project('LAB'), issueType: read('Pallet') },
    leftOut: { assignee: read('Goods-in clerk') },
  },
  'CLAIM-SORT': {
    key: 'CLM-1',
    fields: { ...project('CLM'), component: read(['Photographs']) },
    leftOut: { reporter: read('Claims clerk') },
  },
};

/** The capture of an initiative's traced ticket, made as one made on the page is. */
export function tracedTicket(initiative: string, at: Instant): TicketCapture | undefined {
  const traced = TRACED[initiative];
  if (!traced) return undefined;
  const { key, fields, leftOut } = traced;
  const { tool, host, url } = issueRef(key);
  const item = {
    ...{ tool, host, kind: 'issue' as const, key, label: key },
    fields: { ...fields, ...leftOut },
    adapter: { name: 'jira', version: '1' },
  };
  return newCapture(item, Object.keys(fields), url, at);
}

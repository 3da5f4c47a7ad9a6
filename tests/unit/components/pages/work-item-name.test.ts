import { describe, expect, it } from 'vitest';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import { workItemName } from '@/components/pages/work-item-name';
import type { WorkItem } from '@/lib/domain/work-item';
import { createTranslator } from '@/lib/i18n/translator';

const en = createTranslator('en', PAGE_CATALOGUE.en);
const de = createTranslator('de', PAGE_CATALOGUE.de);
const item = (part: Partial<WorkItem>): WorkItem => ({
  tool: 'confluence',
  host: 'wiki.haldenfreight.example',
  key: '98403475',
  kind: 'page',
  label: 'FIN · 98403475',
  fields: { spaceKey: { value: 'FIN', source: 'meta' } },
  confidence: 'confirmed',
  adapter: { name: 'confluence', version: '1.0' },
  ...part,
});
const titled = (title: string) =>
  item({
    fields: { titlePrefix: { value: title, source: 'meta' }, spaceKey: { value: 'FIN', source: 'meta' } },
  });

describe('what a page or ticket is called', () => {
  it('is the title of a page, when it was read', () => {
    expect(workItemName(titled('Month-end close'), en)).toBe('Month-end close');
  });

  it('is a phrase where only an id is known, never the id', () => {
    expect(workItemName(item({}), en)).toBe('Page in space FIN');
    expect(workItemName(item({}), de)).toBe('Seite im Bereich FIN');
    expect(workItemName(item({ fields: {} }), en)).toBe('This page');
    expect(workItemName(item({ kind: 'new-record', label: 'FIN' }), en)).toBe('Page in space FIN');
  });

  it('is the key of a ticket, the number of a record, the project of a board', () => {
    expect(workItemName(item({ tool: 'jira', kind: 'issue', label: 'OPS-7' }), en)).toBe('OPS-7');
    const number = { value: 'INC0010001', source: 'dom' } as const;
    const table = { value: 'incident', source: 'url' } as const;
    expect(workItemName(item({ tool: 'servicenow', kind: 'record', fields: { number, table } }), en)).toBe(
      'INC0010001',
    );
    expect(workItemName(item({ tool: 'servicenow', kind: 'record', fields: { table } }), en)).toBe(
      'Record in table incident',
    );
    const projectKey = { value: 'OPS', source: 'url' } as const;
    expect(workItemName(item({ tool: 'jira', kind: 'project-view', fields: { projectKey } }), en)).toBe(
      'Project OPS',
    );
  });

  it('threat 13: holds no mark that reorders the words beside it', () => {
    expect(workItemName(titled('Close \u202eevitcani\u202c'), en)).toBe('Close evitcani');
  });
});

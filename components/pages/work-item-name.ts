import { plainText } from '@/components/ui/plain-text';
import type { WorkItem } from '@/lib/domain/work-item';
import type { Translator } from '@/lib/i18n/translator';

/**
 * What a person calls the thing in front: a ticket's key, a record's number, a page's title. Where only an id
 * is known, a phrase that says what it is and where ("Page in space FIN"), for an id says nothing to anybody.
 */
export function workItemName(item: WorkItem, { t, has }: Translator): string {
  const named = nameOf(item);
  if (named) return plainText(named, 120);
  const phrase = phraseOf(item);
  const id = `page.item.${phrase}`;
  const place = textOf(item, PLACES[item.tool] ?? '') ?? (item.kind === 'space' ? item.label : undefined);
  return has(id) ? t(id, { place: place ? plainText(place, 80) : 'none' }) : plainText(item.label, 120);
}

/** The field of each tool that says where an item belongs. */
const PLACES: Partial<Record<WorkItem['tool'], string>> = {
  jira: 'projectKey',
  servicenow: 'table',
  confluence: 'spaceKey',
};

function phraseOf({ tool, kind }: WorkItem): string {
  // What is new in Confluence is a page too, and a whiteboard is one to everybody but its makers.
  if (tool === 'confluence' && kind !== 'space') return 'page';
  return kind === 'project-view' ? 'project' : kind;
}

function nameOf(item: WorkItem): string | undefined {
  switch (item.kind) {
    case 'page':
    case 'blogpost':
    case 'whiteboard':
      return textOf(item, 'titlePrefix');
    case 'record':
      return textOf(item, 'number');
    case 'issue':
    case 'catalog-item':
      return item.label;
    default:
      return undefined;
  }
}

function textOf({ fields }: WorkItem, field: string): string | undefined {
  const value = fields[field]?.value;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

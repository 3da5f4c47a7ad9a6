import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { parseInstant } from '@/lib/tools/rest/answer';
import { confluenceRest } from '@/lib/tools/rest/confluence-rest';
import { jiraRest } from '@/lib/tools/rest/jira-rest';
import { parseJql } from '../../../stand-ins/rest/jql.mjs';

const CLOUD = { origin: 'https://acme.atlassian.net', deployment: 'cloud', contextPath: '' } as const;
const DC = { origin: 'https://jira.example.com', deployment: 'dc', contextPath: '/jira' } as const;
const WANTED = { history: true, moments: ['duedate'], numbers: ['customfield_1'] };

const issue = (fields: object, changelog?: object) => ({
  id: '1',
  key: 'OPS-7',
  fields,
  ...(changelog && { changelog }),
});
const history = (at: string, from: string, to: string) => ({
  created: at,
  items: [
    { field: 'assignee', fromString: null, toString: 'x' },
    { field: 'status', fromString: from, toString: to },
  ],
});
const FULL = issue(
  {
    created: '2026-10-03T09:12:33.000+0200',
    resolutiondate: null,
    status: { name: 'Done', statusCategory: { key: 'done' } },
    statuscategorychangedate: '2026-10-05T10:00:00.000+0000',
    issuetype: { name: 'Bug' },
    labels: ['ai-triage'],
    components: [{ name: 'API' }],
    parent: { key: 'OPS-5', fields: { issuetype: { hierarchyLevel: 1 } } },
    duedate: '2026-10-09',
    customfield_1: 3.5,
    summary: 'never read',
  },
  {
    total: 2,
    histories: [
      history('2026-10-05T10:00:00.000+0000', 'In progress', 'Done'),
      history('2026-10-04T10:00:00.000+0000', 'To do', 'In progress'),
    ],
  },
);

describe('one issue from Jira’s own interface', () => {
  it('gives dates, statuses by first entry, fields and numbers, and no text', () => {
    const ticket = jiraRest.parseItem(FULL, WANTED, CLOUD);
    expect(ticket).toEqual({
      key: 'OPS-7',
      url: 'https://acme.atlassian.net/browse/OPS-7',
      fields: {
        issueKey: { value: 'OPS-7', source: 'api' },
        projectKey: { value: 'OPS', source: 'api' },
        issueType: { value: 'Bug', source: 'api' },
        status: { value: 'Done', source: 'api' },
        label: { value: ['ai-triage'], source: 'api' },
        component: { value: ['API'], source: 'api' },
        parentKey: { value: 'OPS-5', source: 'api' },
        epicKey: { value: 'OPS-5', source: 'api' },
      },
      created: '2026-10-03T07:12:33.000Z',
      resolved: null,
      closed: '2026-10-05T10:00:00.000Z',
      entered: [
        { status: 'To do', at: '2026-10-03T07:12:33.000Z' },
        { status: 'In progress', at: '2026-10-04T10:00:00.000Z' },
        { status: 'Done', at: '2026-10-05T10:00:00.000Z' },
      ],
      moments: { duedate: '2026-10-09T00:00:00.000Z' },
      numbers: { customfield_1: 3.5 },
      source: 'api',
      adapterVersion: '1.0',
    });
    expect(JSON.stringify(ticket)).not.toContain('never read');
  });

  it('a field that may not be seen stays unknown, one that is empty is known to be empty', () => {
    const ticket = jiraRest.parseItem(issue({ resolutiondate: null, labels: [] }), WANTED, DC);
    expect(ticket).not.toHaveProperty('created');
    expect(ticket?.resolved).toBeNull();
    expect(ticket?.fields.label).toEqual({ value: [], source: 'api' });
    expect(ticket?.fields).not.toHaveProperty('status');
    expect(ticket?.url).toBe('https://jira.example.com/jira/browse/OPS-7');
  });

  it('half a history is none: a status may have been entered before what is shown', () => {
    const half = { total: 41, histories: [history('2026-10-05T10:00:00.000+0000', 'In progress', 'Done')] };
    const fields = { created: '2026-10-03T09:12:33.000+0200', status: { name: 'Done' } };
    expect(jiraRest.parseItem(issue(fields, half), WANTED, CLOUD)).not.toHaveProperty('entered');
  });

  it('asks for one issue by its key and nothing that could be an address', () => {
    expect(jiraRest.describeItem('OPS-7', { history: false, moments: [], numbers: [] }, DC)).toMatch(
      /^\/jira\/rest\/api\/2\/issue\/OPS-7\?fields=created/,
    );
    expect(jiraRest.describeItem('../../secure', WANTED, CLOUD)).toBeUndefined();
  });
});

describe('searching Jira page by page', () => {
  it('Cloud goes on by token until it says that this was the last page, however short a page is', () => {
    const page = { issues: [FULL], nextPageToken: 'abc', isLast: false };
    expect(jiraRest.parsePage(page, undefined, WANTED, CLOUD)).toMatchObject({ next: 'abc' });
    expect(jiraRest.parsePage({ ...page, isLast: true }, 'abc', WANTED, CLOUD)).not.toHaveProperty('next');
    expect(jiraRest.describePage('q', 'abc', WANTED, CLOUD)).toContain('nextPageToken=abc');
  });

  it('Data Center goes on by offset until its total, whatever page size it allows', () => {
    const page = { issues: [FULL], startAt: 0, maxResults: 1, total: 3 };
    expect(jiraRest.parsePage(page, undefined, WANTED, DC)).toMatchObject({ next: '1', total: 3 });
    expect(jiraRest.parsePage(page, '2', WANTED, DC)).not.toHaveProperty('next');
    expect(jiraRest.parsePage({ ...page, issues: [] }, '1', WANTED, DC)).not.toHaveProperty('next');
  });

  it('asks for at least the tickets of the recipe, in words that the language takes for nothing else', () => {
    const query = jiraRest.describeQuery(
      {
        population: [
          { field: 'projectKey', op: 'eq', value: 'OPS' },
          { field: 'label', op: 'in', value: ['a" OR "1" = "1', 'b\\'] },
          { field: 'issueType', op: 'eq', value: 'Epic', negate: true },
          { field: 'requestType', op: 'eq', value: 'Access' },
        ],
        end: { kind: 'resolved' },
        periodStart: '2026-10-01',
        periodEnd: '2026-10-31',
      },
      CLOUD,
    );
    expect(query).toBe(
      'project = "OPS" AND labels in ("a\\" OR \\"1\\" = \\"1", "b\\\\") AND resolved >= "2026-09-30" AND resolved < "2026-11-02" ORDER BY key',
    );
    expect(parseJql(query)).toHaveProperty('matches');
  });

  it('whatever stands in a condition, the query is one that finds only tickets with these very values', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (value) => {
        const query = jiraRest.describeQuery(
          {
            population: [{ field: 'label', op: 'eq', value }],
            end: { kind: 'created' },
            periodStart: '2026-10-01',
            periodEnd: '2026-10-31',
          },
          DC,
        );
        const parsed = parseJql(query) as { matches?: (ticket: object) => boolean };
        const ticket = { key: 'OPS-1', created: Date.parse('2026-10-05'), changes: [] };
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are replaced in queries.
        const asked = value.replace(/[\u0000-\u001f]/g, ' ');
        expect(parsed.matches?.({ ...ticket, labels: [asked] })).toBe(true);
        expect(parsed.matches?.({ ...ticket, labels: [`${asked}x`] })).toBe(false);
      }),
    );
  });
});

describe('threat 14: what a host answers is taken apart with limits', () => {
  it('any answer gives a reading that the schema accepts, or nothing', () => {
    const poison = fc.anything({ withNullPrototype: true, maxDepth: 4, withBigInt: false });
    fc.assert(
      fc.property(poison, poison, poison, (fields, changelog, extra) => {
        for (const rest of [jiraRest, confluenceRest]) {
          for (const site of [CLOUD, DC]) {
            const one = {
              key: 'OPS-1',
              id: '123',
              fields,
              changelog,
              metadata: fields,
              labels: changelog,
              history: extra,
            };
            for (const answer of [one, fields]) {
              const ticket = rest.parseItem(answer, WANTED, site);
              if (ticket) expect(TicketReading.safeParse(ticket).success).toBe(true);
            }
            const page = {
              issues: [one, extra],
              results: [one, extra],
              total: fields,
              nextPageToken: extra,
              _links: fields,
            };
            expect(() => rest.parsePage(page, undefined, WANTED, site)).not.toThrow();
          }
        }
      }),
    );
  });

  it.each([
    ['2026-10-03T09:12:33.000+0200', '2026-10-03T07:12:33.000Z'],
    ['2026-10-03T09:12:33Z', '2026-10-03T09:12:33.000Z'],
    ['2026-10-03T09:12:33.123456-05:30', '2026-10-03T14:42:33.123Z'],
    ['2026-10-03', '2026-10-03T00:00:00.000Z'],
    ['yesterday', undefined],
    ['9999-99-99', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['+275760-09-13T00:00:00.000Z', undefined],
    [7, undefined],
    ['2026-10-03T09:12:33.000+0200 '.repeat(100), undefined],
  ])('reads %s as %s', (text, instant) => expect(parseInstant(text)).toBe(instant));
});

describe('Confluence’s own interface', () => {
  const content = {
    id: '98403475',
    title: 'Closing checklist',
    space: { key: 'FIN' },
    ancestors: [{ id: '1' }],
    metadata: { labels: { results: [{ name: 'month-end' }], limit: 200 } },
    history: { createdDate: '2026-10-03T09:12:33.000Z', lastUpdated: { when: '2026-10-05T00:00:00.000Z' } },
  };

  it('reads a page, and takes the position of the next one but never its address', () => {
    const page = {
      results: [content],
      totalSize: 3,
      _links: { next: 'https://evil.example/rest/api/content/search?cql=x&start=50' },
    };
    const wanted = { history: false, moments: ['lastmodified'], numbers: [] };
    const parsed = confluenceRest.parsePage(page, undefined, wanted, DC)!;
    expect(parsed).toMatchObject({ total: 3, next: 'start=50' });
    expect(parsed.tickets[0]).toMatchObject({
      key: '98403475',
      created: '2026-10-03T09:12:33.000Z',
      moments: { lastmodified: '2026-10-05T00:00:00.000Z' },
      fields: { label: { value: ['month-end'] }, spaceKey: { value: 'FIN' }, ancestorId: { value: ['1'] } },
    });
    expect(JSON.stringify(parsed)).not.toContain('Closing checklist');
    const next = confluenceRest.describePage('q', parsed.next, wanted, DC);
    expect(next).toMatch(/^\/jira\/rest\/api\/content\/search\?cql=q&.*start=50$/);
  });

  it('a first page of labels that is full may not be all of them', () => {
    const many = { ...content, metadata: { labels: { results: [{ name: 'a' }], limit: 1 } } };
    expect(confluenceRest.parseItem(many, WANTED, DC)?.fields).not.toHaveProperty('label');
  });
});

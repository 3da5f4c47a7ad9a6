import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { isFinished } from '@/lib/domain/recipe/ticket-reading';
import { recogniseWorkItem } from '@/lib/tools';
import { loadHtml } from '../../fixtures/pages';

const parse = (html: string) => new JSDOM(html).window.document;
const jira = (html: string) =>
  recogniseWorkItem(new URL('https://jira.haldenfreight.example/browse/YARD-3'), parse(html), 'jira')
    ?.finished;
const SYS_ID = '5f2c9a10db1230109c4be7d3ca961934';
const incident = (html: string) =>
  recogniseWorkItem(
    new URL(`https://haldenfreight.service-now.com/incident.do?sys_id=${SYS_ID}`),
    parse(html),
  )?.finished;

describe('whether a ticket is finished (US-4.1)', () => {
  const page = loadHtml('jira/dc-issue-without-labels-de.html');
  const bare = page.replace(/<li><span id="resolution-val".*<\/li>/, '<li></li>');

  it.each([
    ['jira-issue-status-lozenge-done', true],
    ['jira-issue-status-lozenge-new', false],
    ['jira-issue-status-lozenge-indeterminate', false],
  ])(
    'a self-hosted Jira names the category in a class, whatever the status is called: %s',
    (name, finished) => {
      const classes = `jira-issue-status-lozenge aui-lozenge jira-issue-status-lozenge-max-width-medium ${name}`;
      const status = `<span id="status-val"><span class="${classes}">Erledigt</span></span>`;
      expect(jira(bare.replace('<li></li>', `<li>${status}</li>`))).toBe(finished);
    },
  );

  it('the button of the transitions says so where no status is drawn; else the resolution does', () => {
    const button = (category: string) =>
      jira(
        bare.replace(
          'class="aui-button"><span',
          `class="aui-button opsbar-transitions__status-category_${category}"><span`,
        ),
      );
    expect(button('done')).toBe(true);
    expect(button('new')).toBe(false);
    expect(jira(page)).toBe(true);
    expect(jira(page.replace('class="value resolved"', 'class="value unresolved"'))).toBe(false);
  });

  it('a status without category, date or resolution leaves it unknown', () => {
    expect(jira(bare)).toBeUndefined();
    expect(jira(bare.replace('<li></li>', '<li><span id="status-val">Done</span></li>'))).toBeUndefined();
  });

  it('a Jira Cloud issue is known to be finished by its resolution or its date, never by the word in its button', () => {
    const open = loadHtml('jira/cloud-legacy-test-ids.html');
    const cloud = (html: string) =>
      recogniseWorkItem(new URL('https://haldenfreight.atlassian.net/browse/FREIGHT-204'), parse(html))
        ?.finished;
    expect(open).toContain('>Done<');
    expect(cloud(open)).toBeUndefined();
    const withMark = (mark: string) =>
      cloud(open.replace('<span>Done</span></button>', `<span>Done</span></button>${mark}`));
    expect(withMark('<span data-testid="issue-field-resolution.ui.read.label">Erledigt</span>')).toBe(true);
    expect(withMark('<span data-testid="resolved-date.ui.read.meta-date">x</span>')).toBe(true);
  });

  it('a ServiceNow incident is finished by its stored state or by a date that only the server writes', () => {
    const form = loadHtml('servicenow/classic-incident-form-de.html');
    const state = (value: string) =>
      incident(form.replace('value="2" selected', `value="${value}" selected`));
    expect(['1', '2', '3'].map(state)).toEqual([false, false, false]);
    expect(['6', '7'].map(state)).toEqual([true, true]);
    const dated = form.replace(
      '<button',
      '<input id="sys_readonly.incident.closed_at" value="2026-04-03 10:00:00"><button',
    );
    expect(incident(dated)).toBe(true);
    expect(incident(form.replace(/<select id="incident.state">.*<\/select>/, ''))).toBeUndefined();
  });

  it('what the host’s own interface says of it counts as well, and a date it did not tell is no answer', () => {
    const ticket = {
      key: 'OPS-9',
      url: 'https://haldenfreight.atlassian.net/browse/OPS-9',
      fields: {},
      source: 'api' as const,
      adapterVersion: '1.0',
    };
    const at = '2026-04-03T10:00:00.000Z';
    expect(isFinished({ ...ticket, closed: at })).toBe(true);
    expect(isFinished({ ...ticket, closed: null, resolved: at })).toBe(false);
    expect(isFinished({ ...ticket, resolved: at })).toBe(true);
    expect(isFinished({ ...ticket, resolved: null })).toBeUndefined();
    expect(isFinished(ticket)).toBeUndefined();
  });
});

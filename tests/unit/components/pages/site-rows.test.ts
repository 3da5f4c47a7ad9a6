import { describe, expect, it } from 'vitest';
import { hostsWithoutAccess, siteRows, siteState, withTeamHosts } from '@/components/options/site-rows';
import type { Site } from '@/lib/settings/local';
import type { SiteMemory } from '@/lib/settings/site-memory';
import { toolAt } from '@/lib/settings/site-tool';

const JIRA: Site = { host: 'tools.example.com:8443', tool: 'jira', path: '/jira' };
const WIKI: Site = { host: 'tools.example.com:8443', tool: 'confluence', path: '/wiki', managed: true };
const GRANTED = ['https://tools.example.com/*'];

const stateOf = (granted: string[], memory?: SiteMemory, today = '2026-11-23') => {
  const memories = memory ? { 'tools.example.com': memory } : {};
  const [row] = siteRows([JIRA], granted, {}, today, [], memories);
  return row && siteState(row);
};

describe('US-8.6: what a site’s row says', () => {
  it('tells not given, asked, declined, taken back and blocked apart', () => {
    expect(stateOf([])).toBe('missing');
    expect(stateOf([], { access: 'asked' })).toBe('asked');
    expect(stateOf([], { access: 'denied' })).toBe('denied');
    expect(stateOf([], { access: 'revoked' })).toBe('revoked');
    expect(stateOf([], { access: 'blocked' })).toBe('blocked');
    expect(stateOf(GRANTED, { access: 'blocked' })).toBe('blocked');
    expect(stateOf(GRANTED, { access: 'denied' })).toBe('no');
  });

  it('notices a site that was not seen for more than 30 days, and none that never was', () => {
    expect(stateOf(GRANTED, { seenOn: '2026-10-24' })).toBe('no');
    expect(stateOf(GRANTED, { seenOn: '2026-10-23' })).toBe('unseen');
    expect(stateOf(GRANTED)).toBe('no');
  });

  it('lists two tools of one host side by side, each with its path and who named it', () => {
    const rows = siteRows([WIKI, JIRA], GRANTED, {}, '2026-11-23');
    expect(rows.map(({ path, managed, shared }) => ({ path, managed, shared }))).toEqual([
      { path: '/jira', managed: false, shared: true },
      { path: '/wiki', managed: true, shared: true },
    ]);
  });
});

describe('the hosts of a team', () => {
  const hosts = { server: 'couch.example.com', signIn: 'id.example.com' };
  const origins = ['couch', 'id', 'tools'].map((name) => `https://${name}.example.com/*`);
  const seen = (sites: Site[]) =>
    withTeamHosts(siteRows(sites, origins, {}, '2026-11-23'), hosts).map((row) => [
      row.host,
      row.serves,
      siteState(row),
    ]);

  it('are called what they are, and nobody is asked which tool runs there', () => {
    expect(seen([])).toEqual([
      ['couch.example.com', 'server', 'no'],
      ['id.example.com', 'signIn', 'no'],
      ['tools.example.com', undefined, 'toolless'],
    ]);
  });

  it('stay the site that somebody named there', () => {
    expect(seen([{ host: 'couch.example.com', tool: 'jira' }])[0]).toEqual([
      'couch.example.com',
      undefined,
      'no',
    ]);
  });
});

describe('the tool of a page', () => {
  it('is that of the longest path the page is under', () => {
    const sites: Site[] = [
      { host: 'a.example', tool: 'servicenow' },
      { ...JIRA, host: 'a.example' },
    ];
    expect(toolAt(sites, 'a.example', '/jira/browse/OPS-7')).toBe('jira');
    expect(toolAt(sites, 'a.example', '/jira')).toBe('jira');
    expect(toolAt(sites, 'a.example', '/jiraffe/x')).toBe('servicenow');
    expect(toolAt(sites, 'b.example', '/jira')).toBeUndefined();
  });
});

describe('US-8.6: the sites of a rule that cannot be read', () => {
  const sites = [{ host: 'jira.example.com:8443', tool: 'jira' as const }];
  const named = ['acme.atlassian.net', 'jira.example.com:8443', 'acme.atlassian.net'];

  it('are named, also when access is taken back while somebody writes', () => {
    const both = siteRows(
      sites,
      ['https://acme.atlassian.net/*', 'https://jira.example.com/*'],
      {},
      '2026-11-23',
    );
    expect(hostsWithoutAccess(named, both)).toEqual([]);
    const one = siteRows(sites, ['https://acme.atlassian.net/*'], {}, '2026-11-23');
    expect(hostsWithoutAccess(named, one)).toEqual(['jira.example.com:8443']);
    expect(hostsWithoutAccess(named, [])).toEqual(['acme.atlassian.net', 'jira.example.com:8443']);
  });

  it('are exact ones: nothing is said of what is still being typed, of wildcards and of look-alikes', () => {
    const typed = ['jir', '*.example.com', '*.com', 'https://acme.atlassian.net/browse', 'evilatlassian.net'];
    expect(hostsWithoutAccess(typed, [])).toEqual([]);
  });
});

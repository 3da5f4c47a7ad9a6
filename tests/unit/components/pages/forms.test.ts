import { describe, expect, it } from 'vitest';
import { siteRows, siteState } from '@/components/options/site-rows';
import { describeFailure } from '@/components/pages/error-code';
import { emptyInitiativeDraft, NEW_OWNER, readInitiativeDraft } from '@/components/pages/initiative-form';
import { readHashRoute } from '@/components/pages/use-hash';
import { workspaceProblems } from '@/components/welcome/workspace-form';

describe('US-5.1: an initiative from four inputs', () => {
  const draft = {
    ...emptyInitiativeDraft('me'),
    name: 'Invoice triage',
    purpose: 'Sorts invoices for accounting',
  };

  it('takes the host from a pasted link and names the field of the tool', () => {
    const reading = readInitiativeDraft({
      ...draft,
      tool: 'confluence',
      host: 'https://haldenfreight.atlassian.net/wiki/spaces/FIN/pages/1',
      container: ' FIN ',
    });
    expect(reading).toMatchObject({
      ok: true,
      input: {
        businessOwner: { personId: 'me' },
        mapping: { tool: 'confluence', host: 'haldenfreight.atlassian.net', field: 'spaceKey', value: 'FIN' },
      },
    });
  });

  it('lets the place be left out, but not be half said', () => {
    const without = readInitiativeDraft(draft);
    expect(without.ok && 'mapping' in without.input).toBe(false);
    expect(readInitiativeDraft({ ...draft, container: 'OPS' })).toMatchObject({
      ok: false,
      problems: { host: { id: 'page.host.empty' } },
    });
    expect(readInitiativeDraft({ ...draft, host: 'jira.example.com' })).toMatchObject({
      ok: false,
      problems: { container: { id: 'page.initiative.container.missing.jira' } },
    });
  });

  it('threat 27: names what a look-alike host looks like', () => {
    expect(readInitiativeDraft({ ...draft, host: 'evilatlassian.net', container: 'OPS' })).toMatchObject({
      problems: { host: { id: 'page.host.lookalike', values: { resembles: 'atlassian.net' } } },
    });
  });

  it('US-5.5: does not take an owner from IT', () => {
    const reading = readInitiativeDraft({
      ...draft,
      owner: NEW_OWNER,
      ownerName: 'Somebody',
      ownerFunction: 'it',
    });
    expect(reading).toMatchObject({
      ok: false,
      problems: { ownerFunction: { id: 'page.initiative.owner.it' } },
    });
  });
});

describe('the first step of the set-up', () => {
  it('names the fields that are missing or impossible', () => {
    const draft = {
      displayName: ' ',
      function: 'business' as const,
      name: 'Freight',
      timeZone: 'Mars/Olympus',
    };
    expect(workspaceProblems(draft)).toEqual(['displayName', 'timeZone']);
  });
});

describe('the list of sites', () => {
  const rows = siteRows(
    [
      { host: 'jira.example.com:8443', tool: 'jira' },
      { host: 'wiki.example.com', tool: 'confluence' },
    ],
    ['https://jira.example.com/*', 'https://haldenfreight.atlassian.net/*', 'https://other.example.com/*'],
    {
      'haldenfreight.atlassian.net': { off: 'today', day: '2026-05-02' },
      'wiki.example.com': { off: 'always' },
    },
    '2026-05-03',
  );
  const state = (host: string) => siteState(rows.find((row) => row.host === host)!);

  it('US-8.6: keeps a named site without access in sight', () => {
    expect(state('wiki.example.com')).toBe('missing');
  });

  it('finds the access of a host with a port', () => {
    expect(state('jira.example.com:8443')).toBe('no');
  });

  it('shows clouds that only the browser remembers, and forgets yesterday’s "off today"', () => {
    expect(state('haldenfreight.atlassian.net')).toBe('no');
    expect(rows.find((row) => row.host === 'haldenfreight.atlassian.net')?.tool).toBe('jira');
  });

  it('says when access is of no use yet', () => {
    expect(state('other.example.com')).toBe('toolless');
  });
});

describe('threat 37: the code of an error', () => {
  it('names page, kind and version, and nothing of the error’s text', () => {
    const error = new Error('Invoice 4711 of a customer');
    expect(describeFailure(error, 'dashboard', '0.1.0')).toEqual({
      kind: 'fault',
      code: 'dashboard/fault/Error/0.1.0',
    });
    error.name = 'Customer 4711 Error';
    expect(describeFailure(error, 'dashboard', '0.1.0').code).not.toContain('4711');
    error.name = 'QuotaExceededError';
    expect(describeFailure(error, 'options', '0.1.0').kind).toBe('storage');
  });
});

describe('a view’s address', () => {
  it('survives parts that are no valid encoding', () => {
    expect(readHashRoute('#/initiative/%E0%A4%A').path).toEqual(['initiative', '%E0%A4%A']);
    expect(readHashRoute('#/?phase=P1').params.get('phase')).toBe('P1');
  });
});

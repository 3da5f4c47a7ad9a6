import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocked, isManaged, readPolicy } from '@/lib/domain/policy/read-policy';

const problem = (raw: unknown) => readPolicy(raw).problems.map(({ code, field }) => `${field}: ${code}`);

describe('the organisation’s policy', () => {
  it('US-9.1: takes hosts with port and path, server, team, issuer, application, scope, language and locks', () => {
    const whole = {
      organisation: 'Halden Freight',
      hosts: [
        { host: 'haldenfreight.atlassian.net', tool: 'jira' },
        { host: 'Tools.Haldenfreight.example:8443', tool: 'confluence', path: '/wiki' },
      ],
      server: 'https://couch.haldenfreight.example/',
      workspace: 'halden',
      issuer: 'https://login.haldenfreight.example/realms/staff',
      clientId: 'halden-pilotlight',
      scope: 'openid offline_access roles',
      language: 'de',
      locked: ['language', 'team'],
    };
    const { policy, problems } = readPolicy(whole);
    expect(problems).toEqual([]);
    expect(policy).toEqual({
      ...whole,
      hosts: [whole.hosts[0], { ...whole.hosts[1], host: 'tools.haldenfreight.example:8443' }],
      server: 'https://couch.haldenfreight.example',
    });
    expect(isLocked(policy, 'team')).toBe(true);
    expect(isLocked(policy, 'sites')).toBe(false);
  });

  it('threat 36: keeps what can be used and names every entry that cannot', () => {
    const { policy, problems } = readPolicy({
      organisation: '   ',
      hosts: [
        { host: 'jira.example.com', tool: 'jira' },
        { host: 'jira.example.com', tool: 'trello' },
        'jira.example.com',
      ],
      server: 'http://couch.example.com',
      issuer: 'javascript:alert(1)',
      clientId: ' ',
      scope: 5,
      workspace: 'Halden Freight',
      language: 'fr',
      locked: ['language', 'everything'],
      syncUrl: 'https://elsewhere.example',
    });
    expect(policy).toEqual({
      hosts: [{ host: 'jira.example.com', tool: 'jira' }],
      locked: ['language'],
    });
    expect(problems.map(({ code, field }) => `${field}: ${code}`)).toEqual([
      'organisation: wrong_value',
      'hosts[1].tool: wrong_value',
      'hosts[2]: wrong_value',
      'server: wrong_value',
      'issuer: wrong_value',
      'clientId: wrong_value',
      'scope: wrong_value',
      'workspace: wrong_value',
      'language: wrong_value',
      'locked[1]: unknown_lock',
      'syncUrl: unknown_field',
    ]);
  });

  it.each([
    ['*.com', 'host_over_broad'],
    ['*', 'host_over_broad'],
    ['<all_urls>', 'host_over_broad'],
    ['co.uk', 'host_over_broad'],
    ['*.atlassian.net', 'host_over_broad'],
    ['evilatlassian.net', 'host_lookalike'],
    ['haldenfreight.atIassian.net', 'host_lookalike'],
    ['haldenfreight.аtlassian.net', 'host_lookalike'], // the first letter of "аtlassian" is Cyrillic
    ['https://jira.example.com', 'host_not_exact'],
    ['jira.example.com/browse', 'host_not_exact'],
    ['jira.example.com@evil.example', 'host_not_exact'],
  ])('threat 27: refuses the site %s by name', (host, code) => {
    const { policy, problems } = readPolicy({ hosts: [{ host, tool: 'jira' }] });
    expect(policy.hosts).toEqual([]);
    expect(problems).toMatchObject([{ code, field: 'hosts[0].host', seen: host }]);
  });

  it('threat 36: a server that cannot be used is none, not another one', () => {
    for (const server of ['', 'ftp://x', 'https://a@b.example', 'https://b.example/path', 5, null, {}]) {
      expect(readPolicy({ server }).policy.server).toBeUndefined();
      expect(problem({ server })).toEqual(['server: wrong_value']);
    }
  });

  it('threat 25, threat 36: whatever arrives is answered, without a prototype being touched', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 3 }), (raw) => {
        expect(() => readPolicy(raw)).not.toThrow();
        expect(() => readPolicy({ hosts: raw, locked: raw, server: raw, language: raw })).not.toThrow();
      }),
    );
    readPolicy(JSON.parse('{"__proto__":{"polluted":1},"hosts":[{"__proto__":{"polluted":1}}]}'));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('is managed as soon as anything is set, usable or not', () => {
    expect(isManaged(readPolicy({}))).toBe(false);
    expect(isManaged(readPolicy(undefined))).toBe(false);
    expect(isManaged(readPolicy({ language: 'fr' }))).toBe(true);
  });
});

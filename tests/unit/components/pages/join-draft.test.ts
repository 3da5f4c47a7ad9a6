import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, joinPolicy, openFields, originsOf } from '@/components/options/team/join-draft';

const POLICY = {
  server: 'https://couch.example.com',
  workspace: 'halden',
  issuer: 'https://id.example.com/realms/halden',
};

describe('US-9.3: joining a team that the organisation named', () => {
  it('takes server, team and sign-in from the policy, and nothing else', () => {
    expect(joinPolicy({ ...POLICY, language: 'de', organisation: 'Halden Freight' })).toEqual({
      server: POLICY.server,
      team: 'halden',
      issuer: POLICY.issuer,
    });
    const signIn = { clientId: 'halden-pilotlight', scope: 'openid roles' };
    expect(joinPolicy(signIn)).toEqual(signIn);
    expect(joinPolicy({ server: POLICY.server })).toEqual({ server: POLICY.server });
    expect(joinPolicy({})).toEqual({});
  });

  it('leaves nothing to fill in, and asks for the named hosts alone', () => {
    const typed = { ...EMPTY_DRAFT, server: 'https://evil.example', team: 'x' };
    const draft = { ...typed, ...joinPolicy(POLICY) };
    expect(openFields(draft)).toEqual([]);
    expect(originsOf(draft)).toEqual(['https://couch.example.com/*', 'https://id.example.com/*']);
  });
});

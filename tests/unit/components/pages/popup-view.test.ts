import { describe, expect, it } from 'vitest';
import { popupView } from '@/components/popup/popup-view';
import type { InitiativeBrief, InitiativeOverview } from '@/lib/domain/overview-types';
import type { PanelAnswer } from '@/lib/messaging/panel';
import type { TabStatus } from '@/lib/messaging/tab-status';

const brief = { id: '01', name: 'Invoice matching' } as InitiativeBrief;
const answer = (part: Partial<PanelAnswer>): PanelAnswer => ({
  state: 'nothing',
  route: 'r',
  also: [],
  tied: [],
  initiativeNames: {},
  viewer: { mayLink: false, mayRecord: false, isAdmin: false },
  preference: { open: false, side: 'right', width: 360, docked: false },
  locale: 'en',
  timeZone: 'UTC',
  asOf: '2026-05-03T08:00:00.000Z',
  prompts: [],
  cards: [],
  drafts: {},
  ...part,
});
const status = (part: Partial<TabStatus> = {}): TabStatus => ({
  host: 'haldenfreight.atlassian.net',
  origin: 'https://haldenfreight.atlassian.net/*',
  tool: 'jira',
  access: 'granted',
  off: 'no',
  workspace: 'own',
  pendingReload: false,
  ...part,
});
const matched = (part: Partial<PanelAnswer>) => popupView(status({ answer: answer(part) }));

describe('what the popup says about a tab', () => {
  it('says who keeps a site blocked that the person has allowed', () => {
    expect(popupView(status({ access: 'blocked', pendingReload: true })).kind).toBe('blocked');
    expect(popupView(status({ access: 'blocked', off: 'today' })).kind).toBe('blocked');
  });

  it('leads to the set-up first, whatever the tab', () => {
    expect(popupView(status({ workspace: 'none', access: 'unsupported' })).kind).toBe('no_workspace');
  });

  it('says that browser pages cannot be read', () => {
    const { host: _, origin: __, ...rest } = status({ access: 'unsupported' });
    expect(popupView(rest).kind).toBe('unsupported');
  });

  it('US-8.6: asks for access to a known tool', () => {
    expect(popupView(status({ access: 'missing' }))).toEqual({
      kind: 'needs_access',
      host: 'haldenfreight.atlassian.net',
      origin: 'https://haldenfreight.atlassian.net/*',
      tool: 'jira',
    });
  });

  it('offers to name a host it does not know', () => {
    expect(popupView(status({ access: 'unknown_host' })).kind).toBe('unknown_host');
  });

  it('tells taken-back access from an old answer', () => {
    const old = answer({ state: 'linked', primary: brief as InitiativeOverview });
    expect(popupView(status({ access: 'missing', answer: old })).kind).toBe('needs_access');
  });

  it('says that the person switched it off, before anything about the match', () => {
    const view = popupView(status({ off: 'today', answer: answer({ state: 'nothing' }) }));
    expect(view).toMatchObject({ kind: 'off', until: 'today' });
  });

  it('asks to reload a page that was open before access was given', () => {
    expect(popupView(status()).kind).toBe('reload');
    expect(popupView(status({ pendingReload: true, answer: answer({}) })).kind).toBe('reload');
  });

  it('shows the linked initiative', () => {
    expect(matched({ state: 'linked', primary: brief as InitiativeOverview })).toMatchObject({
      kind: 'linked',
      initiative: { id: '01' },
    });
  });

  it('never shows a linked state without the initiative', () => {
    expect(matched({ state: 'linked' }).kind).toBe('nothing');
  });

  it('lists a tie neutrally', () => {
    expect(matched({ state: 'conflict', tied: [brief, { ...brief, id: '02' }] })).toMatchObject({
      kind: 'tied',
      initiatives: [{ id: '01' }, { id: '02' }],
    });
  });

  it('US-2.2: says that the person hid the match, before it blames a rule', () => {
    const hidden = { initiativeId: '01', initiativeName: 'Invoice matching' };
    expect(matched({ state: 'excluded', hidden })).toEqual({
      kind: 'hidden',
      initiativeName: 'Invoice matching',
    });
    expect(matched({ state: 'excluded' }).kind).toBe('excluded');
  });

  it('US-2.4: names the rule that could not be decided and the fields that could not be read', () => {
    const undetermined = [
      {
        ruleId: 'r1',
        name: 'Triage label',
        version: 1,
        effect: 'include' as const,
        specificity: 112,
        priority: 0,
        conditions: [],
        missing: ['label'],
      },
    ];
    const explanation = {
      context: [],
      losers: [],
      exclusions: [],
      undetermined,
      adapter: { name: 'jira', version: '1' },
      at: '2026-05-03T08:00:00.000Z',
    };
    expect(matched({ state: 'undetermined', explanation })).toEqual({
      kind: 'undetermined',
      rules: [{ id: 'r1', name: 'Triage label', missing: ['label'] }],
    });
  });

  it('US-1.3: shows what only the parent is linked to', () => {
    const inherited = { parentLabel: 'OPS-5', initiative: brief };
    expect(matched({ state: 'nothing', inherited })).toMatchObject({
      kind: 'inherited',
      parentLabel: 'OPS-5',
    });
  });
});

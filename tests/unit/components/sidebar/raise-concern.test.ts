// @vitest-environment jsdom
import { act, createElement, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConcernMemory } from '@/components/sidebar/concern/concern-draft';
import { RaiseConcern } from '@/components/sidebar/concern/RaiseConcern';
import { type Panel, PanelProvider } from '@/components/sidebar/panel-context';
import { TextProvider } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { english } from './fixtures';

const initiative = { id: 'A', name: 'Ticket triage', dimensions: [] } as unknown as InitiativeOverview;
let root: Root;
let concerns: ConcernMemory;
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  root = createRoot(document.body.appendChild(document.createElement('main')));
  concerns = { drafts: new Map() };
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

/** Opens the form on a work item, as a soft navigation does: from scratch. */
function visit(key: string): void {
  const answer = { workItem: { host: 'jira.example', key, fields: {} }, route: key, timeZone: 'UTC' };
  const value = { answer, concerns, refresh: () => {} } as unknown as Panel;
  const form: ReactNode = createElement(RaiseConcern, { initiative, key });
  const inPanel = createElement(PanelProvider, { value }, form);
  act(() => root.render(TextProvider({ translator: english(), children: inPanel })));
}
const find = <E extends Element>(selector: string) => document.querySelector<E>(selector);

it('US-3.1: words that were not sent are there again on the same ticket, and on no other', () => {
  visit('OPS-7');
  expect(find<HTMLDetailsElement>('.concern')?.open).toBe(false);
  act(() => find<HTMLInputElement>('.choice input')?.click());
  visit('OPS-8');
  expect(find<HTMLInputElement>('.choice input')?.checked).toBe(false);
  visit('OPS-7');
  expect(find<HTMLInputElement>('.choice input')?.checked).toBe(true);
  expect(find<HTMLDetailsElement>('.concern')?.open).toBe(true);
});

it('US-3.2: the key of an anonymous concern stands alone on every page until the person has it', () => {
  concerns.key = 'ABCD-EFGH';
  for (const key of ['OPS-7', 'OPS-8']) {
    visit(key);
    expect(find('.concern-key')?.textContent).toBe('ABCD-EFGH');
    expect(find('.concern textarea')).toBeNull();
  }
  const taken = [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent?.startsWith('I have the key'),
  );
  act(() => taken?.click());
  expect(find('.concern-key')).toBeNull();
  expect(find('.concern textarea')).not.toBeNull();
  visit('OPS-7');
  expect(find('.concern-key')).toBeNull();
});

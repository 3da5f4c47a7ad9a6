// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChoiceGroup } from '@/components/pages/ChoiceGroup';

/* A choice that is carried out elsewhere and comes back as a new value, as the language does. */

let root: Root;
let answer: (done: unknown) => void = () => {};
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  root = createRoot(document.body.appendChild(document.createElement('main')));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

const show = (value: string) =>
  act(() =>
    root.render(
      createElement(ChoiceGroup<string>, {
        legend: 'Language',
        value,
        options: ['en', 'de'].map((one) => ({ value: one, label: one })),
        onChange: () => new Promise((resolve) => (answer = resolve)),
      }),
    ),
  );
const choose = (value: string) =>
  act(() => document.querySelector<HTMLInputElement>(`[value=${value}]`)?.click());
const chosen = () => document.querySelector<HTMLInputElement>(':checked')?.value;

test('a choice that was carried out stays chosen until its value arrives, and then the value counts', async () => {
  show('en');
  choose('de');
  expect(chosen()).toBe('de');
  await act(async () => answer({}));
  expect(chosen()).toBe('de');
  show('de');
  show('en');
  expect(chosen()).toBe('en');
});

test('a choice that was refused is taken back', async () => {
  show('en');
  choose('de');
  await act(async () => answer(undefined));
  expect(chosen()).toBe('en');
});

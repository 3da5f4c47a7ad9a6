import { act, createElement, type FunctionComponent } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach } from 'vitest';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import { TextProvider } from '@/components/ui/text';
import { createTranslator } from '@/lib/i18n/translator';
import { worker } from './told-worker';

/* Where a part of a page stands for a test, and what a person does with it. */

let root: Root;
beforeEach(() => {
  // jsdom has no dialogs.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
    this.open = false;
  };
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  [worker.sent, worker.answers] = [[], []];
  root = createRoot(document.body.appendChild(document.createElement('main')));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

export const show = <P extends object>(what: FunctionComponent<P>, props: P, locale: 'en' | 'de' = 'en') =>
  act(async () => {
    const translator = createTranslator(locale, PAGE_CATALOGUE[locale]);
    root.render(TextProvider({ translator, children: createElement(what, props) }));
  });

/** Without the marks around names. */
export const plain = (text: string | null | undefined) => text?.replaceAll(/[\u2066-\u2069]/g, '') ?? '';
export const says = () => plain(document.body.textContent);
export const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
export const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

/** Presses the last button with these words, or this name. */
export const press = (words: string) =>
  act(async () => {
    const named = all('button').filter(
      (one) => plain(one.getAttribute('aria-label')) === words || plain(one.textContent) === words,
    );
    if (named.length === 0) throw new Error(`no button says ${words}`);
    named.at(-1)?.click();
  });

export const type = (selector: string, text: string) =>
  act(async () => {
    const input = find<HTMLInputElement>(selector);
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value') ?? {};
    set?.call(input, text);
    const event = input instanceof HTMLSelectElement ? 'change' : 'input';
    input?.dispatchEvent(new Event(event, { bubbles: true }));
  });

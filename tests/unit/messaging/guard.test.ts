import { describe, expect, test } from 'vitest';
import { admit, classify, type GuardContext, type Sender } from '@/lib/messaging/guard';
import { type MessageName, PROTOCOL } from '@/lib/messaging/protocol';

const ROOT = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/';
const OWN_ID = 'abcdefghijklmnopabcdefghijklmnop';
const HOST = 'https://haldenfreight.atlassian.net';

const context: GuardContext = {
  extensionId: OWN_ID,
  extensionRoot: ROOT,
  isGranted: async (origin) => origin === HOST,
  protocol: PROTOCOL,
};

const page: Sender = {
  id: OWN_ID,
  url: `${ROOT}options.html`,
  origin: ROOT.slice(0, -1),
  tab: { id: 3 },
  frameId: 0,
};
const content: Sender = { id: OWN_ID, url: `${HOST}/browse/OPS-7`, origin: HOST, tab: { id: 4 }, frameId: 0 };
const frame: Sender = { ...content, frameId: 12 };

const names = Object.keys(PROTOCOL) as MessageName[];

describe('the message guard', () => {
  test('threat 17: every message says who may send it, and each class of sender gets only its own', async () => {
    for (const name of names) {
      const row = PROTOCOL[name];
      expect(row.from.length, `${name} needs a sender class`).toBeGreaterThan(0);
      for (const [sender, senderClass] of [
        [page, 'page'],
        [content, 'content'],
        [frame, 'frame'],
      ] as const) {
        const admission = await admit({ name, input: { hopelessly: 'wrong' } }, sender, context);
        const allowed = (row.from as readonly string[]).includes(senderClass);
        // Allowed senders get as far as the schema; all others are turned away before it is even looked at.
        expect(admission, `${name} from ${senderClass}`).toEqual({
          ok: false,
          code: allowed ? 'malformed' : 'forbidden',
        });
      }
    }
  });

  test('threat 17: a compromised renderer cannot send an administrative message', async () => {
    const administrative = names.filter(
      (name) => !(PROTOCOL[name].from as readonly string[]).includes('content'),
    );
    expect(administrative).toContain('saveRule');
    for (const name of administrative) {
      const admission = await admit({ name, input: {} }, content, context);
      expect(admission).toEqual({ ok: false, code: 'forbidden' });
    }
  });

  test('threat 17: a sub-frame may report a work item and nothing else', () => {
    expect(names.filter((name) => (PROTOCOL[name].from as readonly string[]).includes('frame'))).toEqual([
      'reportWorkItem',
    ]);
  });

  test('threat 18: another extension, or a sender without our id, is refused', async () => {
    const message = { name: 'loadDemo', input: {} };
    for (const id of ['ponmlkjihgfedcbaponmlkjihgfedcba', undefined, '']) {
      expect(await admit(message, { ...page, id }, context)).toEqual({ ok: false, code: 'forbidden' });
    }
    expect((await admit(message, page, context)).ok).toBe(true);
  });

  test('threat 19: no message from a content script takes an address to fetch', () => {
    for (const name of names.filter((one) => (PROTOCOL[one].from as readonly string[]).includes('content'))) {
      const keys = JSON.stringify(Object.keys((PROTOCOL[name].input as { shape?: object }).shape ?? {}));
      expect(keys, name).not.toMatch(/url|href|endpoint|origin/i);
    }
  });

  test('a host whose permission was withdrawn gets no answer', async () => {
    const elsewhere = {
      ...content,
      url: 'https://evil.example/browse/OPS-7',
      origin: 'https://evil.example',
    };
    const message = { name: 'reportWorkItem', input: { route: 'x', page: 1, panelMounted: false } };
    expect(await admit(message, elsewhere, context)).toEqual({ ok: false, code: 'no_access' });
    const failing = { ...context, isGranted: () => Promise.reject(new Error('no such API')) };
    expect(await admit(message, content, failing)).toEqual({ ok: false, code: 'no_access' });
    expect((await admit(message, content, context)).ok).toBe(true);
  });

  test('a sender whose address and origin disagree is nobody', () => {
    expect(classify({ ...content, origin: 'https://other.example' }, ROOT)).toBeUndefined();
    expect(classify({ ...page, origin: HOST }, ROOT)).toBeUndefined();
    expect(classify({ ...content, url: 'javascript:alert(1)' }, ROOT)).toBeUndefined();
    expect(classify({ ...content, url: undefined }, ROOT)).toBeUndefined();
    expect(classify({ ...content, tab: undefined }, ROOT)).toBeUndefined();
  });

  test('a host page that has our address in its own address is still a host page', () => {
    const spoofed = { ...content, url: `${HOST}/?x=${ROOT}options.html` };
    expect(classify(spoofed, ROOT)?.senderClass).toBe('content');
    const lookalike = {
      ...content,
      url: 'https://abcdefghijklmnopabcdefghijklmnop/options.html',
      origin: undefined,
    };
    expect(classify(lookalike, ROOT)?.senderClass).toBe('content');
  });

  test('names from the prototype chain are no messages', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(await admit({ name, input: {} }, page, context)).toEqual({ ok: false, code: 'malformed' });
    }
  });
});

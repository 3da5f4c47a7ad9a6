import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, type GuardContext, type Sender } from '@/lib/messaging/guard';
import { type MessageName, PROTOCOL } from '@/lib/messaging/protocol';
import { answer, type Handlers } from '@/lib/messaging/server';

const OWN_ID = 'abcdefghijklmnopabcdefghijklmnop';
const ROOT = `chrome-extension://${OWN_ID}/`;
const HOST = 'https://haldenfreight.atlassian.net';
const NAMES = Object.keys(PROTOCOL) as MessageName[];
const RUNS = 2_000;

const context: GuardContext = {
  extensionId: OWN_ID,
  extensionRoot: ROOT,
  isGranted: async (origin) => origin === HOST,
  protocol: PROTOCOL,
};
const page: Sender = { id: OWN_ID, url: `${ROOT}options.html`, tab: { id: 3 }, frameId: 0 };
const content: Sender = { id: OWN_ID, url: `${HOST}/browse/OPS-7`, origin: HOST, tab: { id: 4 }, frameId: 0 };
const frame: Sender = { ...content, frameId: 7 };

/** Real senders, and objects that only look like one. */
const anySender = fc.oneof(
  fc.constantFrom(page, content, frame),
  fc.record(
    {
      id: fc.oneof(fc.constant(OWN_ID), fc.string()),
      url: fc.oneof(
        fc.constantFrom(`${ROOT}popup.html`, `${HOST}/`, 'about:blank', 'data:,', '//'),
        fc.string(),
      ),
      origin: fc.oneof(fc.constantFrom(HOST, ROOT, 'null'), fc.string()),
      frameId: fc.integer(),
      documentId: fc.string(),
    },
    { requiredKeys: [] },
  ),
) as fc.Arbitrary<Sender>;

const anyMessage = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSet: true }),
  fc.record({
    name: fc.oneof(
      fc.constantFrom<string>(...NAMES),
      fc.constantFrom('__proto__', 'constructor', ''),
      fc.string(),
    ),
    input: fc.anything({ withNullPrototype: true, withMap: true }),
  }),
);

describe('threat 17: the guard and hostile input', () => {
  test('threat 17: no message from any sender makes the guard throw or reject', async () => {
    let admitted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyMessage, anySender, async (message, sender) => {
        const admission = await admit(message, sender, context);
        if (admission.ok) admitted++;
        else refused++;
        expect(admission.ok || ['forbidden', 'no_access', 'malformed'].includes(admission.code)).toBe(true);
      }),
      { numRuns: RUNS, seed: 17 },
    );
    expect(admitted + refused).toBe(RUNS);
    expect(refused).toBeGreaterThan(RUNS / 2);
  });

  test('threat 17: an unexpected field in the input of any message refuses the whole message', async () => {
    for (const name of NAMES) {
      const sender = PROTOCOL[name].from.includes('page' as never) ? page : content;
      const admission = await admit({ name, input: { unexpected: 1 } }, sender, context);
      expect(admission, name).toEqual({ ok: false, code: 'malformed' });
    }
    expect(NAMES.length).toBeGreaterThanOrEqual(20);
  });

  test('threat 17: junk never reaches a handler, whichever message it names', async () => {
    const called: string[] = [];
    const handlers = Object.fromEntries(
      NAMES.map((name) => [
        name,
        async (input: unknown) => {
          called.push(name);
          expect(PROTOCOL[name].input.safeParse(input).success, name).toBe(true);
          return {};
        },
      ]),
    ) as unknown as Handlers;
    const reported: unknown[] = [];
    const ask = (message: unknown, sender: Sender) =>
      answer(message, sender, handlers, context, (_name, cause) => reported.push(cause));

    await fc.assert(
      fc.asyncProperty(anyMessage, anySender, async (message, sender) => {
        const reply = await ask(message, sender);
        expect(reply.ok || typeof reply.error.code === 'string').toBe(true);
      }),
      { numRuns: RUNS, seed: 18 },
    );
    expect(reported).toEqual([]);
    // The control: the same handlers do answer a message that is in order.
    called.length = 0;
    expect(await ask({ name: 'loadDemo', input: {} }, page)).toEqual({ ok: true, value: {} });
    expect(called).toEqual(['loadDemo']);
  });

  test('threat 17: values that throw when they are read are refused, not passed on', async () => {
    const trap = new Proxy(
      {},
      {
        get() {
          throw new Error('trap');
        },
        has() {
          throw new Error('trap');
        },
        ownKeys() {
          throw new Error('trap');
        },
      },
    );
    const deep = JSON.parse(`${'['.repeat(5_000)}1${']'.repeat(5_000)}`) as unknown;
    const inputs: unknown[] = [deep, 'x'.repeat(5_000_000), Number.NaN, -0, 1e308, [], [[]], null, undefined];
    for (const name of NAMES) {
      const sender = PROTOCOL[name].from.includes('page' as never) ? page : content;
      for (const input of inputs) {
        expect(await admit({ name, input }, sender, context), name).toEqual({ ok: false, code: 'malformed' });
      }
    }
    // Messages are copied by the browser, so that a proxy cannot arrive; the schemas still may not swallow one.
    await expect(async () => PROTOCOL.loadDemo.input.parse(trap)).rejects.toThrow();
  });
});

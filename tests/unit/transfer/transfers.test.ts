import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/domain/errors';
import type { Sender } from '@/lib/messaging/guard';
import {
  serveTransfer,
  type ToPage,
  type TransferHandlers,
  type Underway,
} from '@/lib/transfer/serve-transfers';
import { type ToWorker, TRANSFERS, type TransferName } from '@/lib/transfer/transfers';

const OWN = 'abcdefghijklmnopabcdefghijklmnop';
const ROOT = `chrome-extension://${OWN}/`;
const context = { extensionId: OWN, extensionRoot: ROOT };
const page: Sender = {
  id: OWN,
  url: `${ROOT}options.html`,
  origin: ROOT.slice(0, -1),
  tab: { id: 3 },
  frameId: 0,
};
const HOST = 'https://haldenfreight.atlassian.net';
const content: Sender = { id: OWN, url: `${HOST}/browse/OPS-7`, origin: HOST, tab: { id: 4 }, frameId: 0 };
const ROW = { row: 2, name: 'Night', tool: 'jira', hosts: ['jira.example.com'] };

/** The browser's side of a port: what the worker hears and says. */
function open(name: string, sender: Sender, handlers: Partial<TransferHandlers> = {}) {
  const said: ToPage[] = [];
  const reports: unknown[] = [];
  let hear: ((message: ToWorker) => void) | undefined;
  let leave: (() => void) | undefined;
  let closed = false;
  const port = {
    name,
    sender: sender as never,
    disconnect: () => {
      closed = true;
    },
    postMessage: (message: ToPage) => void said.push(message),
    onMessage: { addListener: (listen: (message: ToWorker) => void) => (hear = listen) },
    onDisconnect: { addListener: (listen: () => void) => (leave = listen) },
  };
  serveTransfer(port, handlers as TransferHandlers, context, (...report) => reports.push(report));
  return {
    said,
    reports,
    isClosed: () => closed,
    isHeard: () => hear !== undefined,
    send: (message: unknown) => hear!(message as ToWorker),
    leave: () => leave!(),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the port for what is too long for a message', () => {
  test('threat 17: only our own pages may open one, for a transfer that exists', () => {
    const names = Object.keys(TRANSFERS) as TransferName[];
    expect(names).toContain('importRules');
    for (const name of names) {
      expect(open(name, page).isHeard(), name).toBe(true);
      for (const sender of [
        content,
        { ...content, frameId: 7 },
        { ...page, id: 'other' },
        { ...page, origin: HOST },
        {},
      ]) {
        const port = open(name, sender);
        expect([port.isClosed(), port.isHeard()]).toEqual([true, false]);
      }
    }
    for (const name of ['', 'saveRule', '__proto__', 'constructor'])
      expect(open(name, page).isClosed()).toBe(true);
  });

  test('hands over head and rows, part by part, and answers with the result', async () => {
    let got: unknown;
    const port = open('importRules', page, {
      importRules: async (input, { onProgress }) => {
        got = { ...input, rows: [...input.rows] };
        onProgress(0.5);
        return { added: input.rows.length, changed: 0 };
      },
    });
    port.send({ kind: 'start', head: { file: 'rules.csv' } });
    port.send({ kind: 'rows', rows: [ROW] });
    port.send({ kind: 'rows', rows: [{ ...ROW, row: 3, version: 4 }] });
    port.send({ kind: 'write' });
    await settled();
    expect(got).toEqual({ head: { file: 'rules.csv' }, rows: [ROW, { ...ROW, row: 3, version: 4 }] });
    expect(port.said).toEqual([
      ...[{ kind: 'next' }, { kind: 'next' }, { kind: 'next' }, { kind: 'progress', share: 0.5 }],
      { kind: 'reply', reply: { ok: true, value: { added: 2, changed: 0 } } },
    ]);
  });

  test.each([
    ['rows without a start', [{ kind: 'rows', rows: [ROW] }]],
    ['a write without a start', [{ kind: 'write' }]],
    ['a head that does not parse', [{ kind: 'start', head: { file: 3 } }]],
    [
      'a row that does not parse',
      [
        { kind: 'start', head: { file: 'x' } },
        { kind: 'rows', rows: [{ ...ROW, tool: 'x' }] },
      ],
    ],
    [
      'a row with a field of its own',
      [
        { kind: 'start', head: { file: 'x' } },
        { kind: 'rows', rows: [{ ...ROW, by: 'x' }] },
      ],
    ],
    ['nonsense', ['x']],
  ])('threat 17: %s is refused, and nothing runs', async (_, messages) => {
    let ran = false;
    const port = open('importRules', page, {
      importRules: async () => {
        ran = true;
        return { added: 0, changed: 0 };
      },
    });
    for (const message of messages) port.send(message);
    await settled();
    expect(port.said.at(-1)).toEqual({ kind: 'reply', reply: { ok: false, error: { code: 'malformed' } } });
    expect([port.isClosed(), ran]).toEqual([true, false]);
  });

  test('a page that leaves, or says so, cancels; refusals travel, and bugs are reported once', async () => {
    let underway: Underway | undefined;
    let end: (cause: unknown) => void = () => {};
    const handlers: TransferHandlers = {
      importRules: (_, given) => {
        underway = given;
        return new Promise((_resolve, reject) => {
          end = reject;
        });
      },
      restoreWorkspace: () => Promise.reject(new AppError('forbidden')),
    };
    const begin = () => {
      const port = open('importRules', page, handlers);
      port.send({ kind: 'start', head: { file: 'x' } });
      port.send({ kind: 'write' });
      return port;
    };
    const cancelled = begin();
    expect(underway!.isCancelled()).toBe(false);
    cancelled.send({ kind: 'cancel' });
    expect(underway!.isCancelled()).toBe(true);
    end(new AppError('import_cancelled'));
    await settled();
    expect(cancelled.said.at(-1)).toMatchObject({
      reply: { ok: false, error: { code: 'import_cancelled' } },
    });

    const left = begin();
    left.leave();
    expect(underway!.isCancelled()).toBe(true);
    end(new AppError('import_cancelled'));
    await settled();
    expect([left.said, left.reports]).toEqual([[{ kind: 'next' }], []]);

    const broken = begin();
    end(new TypeError('a bug'));
    await settled();
    expect(broken.said.at(-1)).toMatchObject({ reply: { error: { code: 'unexpected' } } });
    expect(broken.reports).toHaveLength(1);
  });
});

import { type MessageName, PROTOCOL } from '@/lib/messaging/protocol';
import { expect, JIRA, SERVICENOW, test } from './fixtures';
import { inContentScript, openLab, type Reply, watchWorker } from './hostile-kit';

const NAMES = Object.keys(PROTOCOL) as MessageName[];
const allows = (name: MessageName, sender: string) =>
  (PROTOCOL[name].from as readonly string[]).includes(sender);

/** Sends each message as our own content script would, and reports the codes of the answers by name. */
async function askAll(names: string[]): Promise<Record<string, string>> {
  const { runtime } = (
    globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
  ).chrome;
  const codes: Record<string, string> = {};
  for (const name of names) {
    const reply = (await runtime.sendMessage({ name, input: { surplus: 1 } })) as Reply;
    codes[name] = reply.ok ? 'ok' : reply.error.code;
  }
  return codes;
}

test('threat 17: from a content script every administrative message is refused as forbidden', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const { worker, errors } = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await expect(panel().tab).toBeVisible();
  await expect(panel().tab).toHaveAccessibleName(/triage/i);
  const before = await lab.settled();
  const tabId = await lab.tabId('/browse/OPS-7');

  const [codes] = await inContentScript(worker, { tabId, frameIds: [0] }, askAll, NAMES);
  const forbidden = NAMES.filter((name) => codes?.[name] === 'forbidden');
  expect(forbidden).toEqual(NAMES.filter((name) => !allows(name, 'content')));
  expect(forbidden).toContain('saveRule');
  expect(forbidden).toContain('leaveDemo');
  // The others got as far as their schema, which knows no such field.
  expect(NAMES.filter((name) => codes?.[name] === 'malformed')).toEqual(
    NAMES.filter((name) => allows(name, 'content')),
  );
  expect(await lab.dump()).toBe(before);
  expect(errors).toEqual([]);
});

test('threat 17: from a sub-frame everything but the report of a work item is forbidden', async ({
  app,
  page,
}) => {
  const lab = await openLab(app);
  const { worker } = await watchWorker(app);
  const target = encodeURIComponent('incident_list.do');
  await page.goto(`${SERVICENOW}/now/nav/ui/classic/params/target/${target}`);
  await page.frameLocator('#gsft_main').locator('body').waitFor();
  const tabId = await lab.tabId('/now/nav/ui/classic');
  const before = await lab.records();

  const all = await inContentScript(worker, { tabId, allFrames: true }, askAll, NAMES);
  const frames = all.filter(
    (codes) => codes.reportWorkItem !== undefined && codes.recordSample === 'forbidden',
  );
  expect(all.length).toBeGreaterThan(1);
  expect(frames).toHaveLength(all.length - 1);
  for (const codes of frames) {
    expect(NAMES.filter((name) => codes[name] === 'forbidden')).toEqual(
      NAMES.filter((name) => name !== 'reportWorkItem'),
    );
    expect(codes.reportWorkItem).toBe('malformed');
  }
  expect(await lab.records()).toBe(before);
});

/**
 * Run where a message may be sent: junk from a seed. Whatever looks like a message of ours carries a field too many, so
 * that none of it may be admitted.
 */
async function flood([names, seed, count]: readonly [string[], number, number]): Promise<
  Record<string, number>
> {
  const { runtime } = (
    globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } } }
  ).chrome;
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const keys = [
    'name',
    'input',
    'route',
    'workItem',
    'host',
    'fields',
    'tabId',
    '__proto__',
    'constructor',
    'id',
  ];
  const value = (depth: number): unknown => {
    const kinds = [
      () => null,
      () => random() * 1e12,
      () => -1,
      () => random() < 0.5,
      () =>
        pick([
          '',
          'OPS-7',
          '__proto__',
          '\u0000',
          '2026-13-45',
          '01JDEM00000000000000000000',
          'x'.repeat(300),
        ]),
      () => (random() < 0.01 ? 'y'.repeat(200_000) : 'z'),
      () => Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1)),
      () => {
        const members = Array.from({ length: Math.floor(random() * 4) }, () => {
          const inner = JSON.stringify(value(depth + 1)) ?? 'null';
          return `${JSON.stringify(pick(keys))}:${inner}`;
        });
        return JSON.parse(`{${members.join()}}`) as unknown;
      },
    ];
    return pick(depth > 5 ? kinds.slice(0, 5) : kinds)();
  };
  const deep = () => JSON.parse(`${'{"input":'.repeat(80)}1${'}'.repeat(80)}`) as unknown;
  const wrongInput = () =>
    pick([
      () => null,
      () => value(4),
      () => [value(0)],
      () => deep(),
      () => ({ ...(value(0) as object), surplus: 1 }),
      () => JSON.parse('{"__proto__":{"polluted":1},"surplus":true}') as unknown,
    ])();
  const isEmpty = (one: unknown) => JSON.stringify(one) === '{}';
  const message = () =>
    pick([
      () => value(0),
      () => ({
        name: pick(['__proto__', 'constructor', 'toString', 'recordsample', '', 'x'.repeat(5_000)]),
        input: {},
      }),
      () => {
        const input = wrongInput();
        return { name: pick(names), input: isEmpty(input) ? null : input };
      },
      () => ({ name: { toString: pick(names) }, input: value(0) }),
      () => ({ input: value(0), type: pick(names) }),
    ])();

  const outcomes: Record<string, number> = {};
  for (let done = 0; done < count; done += 100) {
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        let outcome: string;
        try {
          const reply = (await runtime.sendMessage(message())) as Reply | undefined;
          outcome = reply === undefined ? 'no answer' : reply.ok ? 'admitted' : reply.error.code;
        } catch (error) {
          outcome = `thrown: ${String(error)}`;
        }
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }),
    );
  }
  return outcomes;
}

test('threat 17: ten thousand malformed messages change nothing and crash nothing', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await expect(panel().tab).toHaveAccessibleName(/triage/i);
  const tabId = await lab.tabId('/browse/OPS-7');
  const before = await lab.settled();
  const calls = (await watch.messages()).length;

  const fromPage = await lab.page.evaluate(flood, [NAMES, 1, 5_000] as const);
  const [fromContent = {}] = await inContentScript(watch.worker, { tabId, frameIds: [0] }, flood, [
    NAMES,
    2,
    5_000,
  ] as const);

  const sum = (outcomes: Record<string, number>) => Object.values(outcomes).reduce((a, b) => a + b, 0);
  expect(sum(fromPage) + sum(fromContent)).toBe(10_000);
  expect(Object.keys(fromPage).sort()).toEqual(['forbidden', 'malformed']);
  expect(Object.keys(fromContent).sort()).toEqual(['forbidden', 'malformed']);
  expect((await watch.messages()).length).toBe(calls + 10_000);
  expect(await lab.dump()).toBe(before);
  expect(watch.errors).toEqual([]);
  // Still the same worker, and it still works.
  expect(await lab.send('getTabStatus', { tabId })).toMatchObject({ ok: true });
  expect(await watch.worker.evaluate(() => ({}) as { polluted?: unknown })).toEqual({});
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
});

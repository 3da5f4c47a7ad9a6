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
    const reply = (await runtime.sendMessage({ name, input: {} })) as Reply;
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
  const before = await lab.dump();
  const tabId = await lab.tabId('/browse/OPS-7');

  const [codes] = await inContentScript(worker, { tabId, frameIds: [0] }, askAll, NAMES);
  const forbidden = NAMES.filter((name) => codes?.[name] === 'forbidden');
  expect(forbidden).toEqual(NAMES.filter((name) => !allows(name, 'content')));
  expect(forbidden).toContain('saveRule');
  expect(forbidden).toContain('leaveDemo');
  // The others got as far as their schema: the sender is a content script, and their empty input is no input.
  expect(NAMES.filter((name) => codes?.[name] === 'malformed')).toEqual(
    NAMES.filter((name) => allows(name, 'content')),
  );
  expect(await lab.dump()).toBe(before);
  expect(errors).toEqual([]);
});

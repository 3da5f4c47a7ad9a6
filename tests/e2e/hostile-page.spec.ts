import { PROTOCOL } from '@/lib/messaging/protocol';
import { expect, JIRA, test } from './fixtures';
import { openLab, watchPage, watchWorker } from './hostile-kit';

const NAMES = Object.keys(PROTOCOL);

test('threat 1: a thousand forged window messages of every name reach nobody and change nothing', async ({
  app,
  page,
  panel,
}) => {
  const lab = await openLab(app);
  const watch = await watchWorker(app);
  await page.goto(`${JIRA}/browse/OPS-7`);
  await panel().open();
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  await page.evaluate(() => {
    const seen = { count: 0 };
    Object.assign(window, { __received: seen });
    addEventListener('message', () => seen.count++);
  });
  const before = await lab.dump();
  const calls = (await watch.messages()).length;

  await page.evaluate(async (names) => {
    for (const name of names) {
      const shapes = [{ name, input: {} }, { type: name, payload: {} }, name, { source: 'pilotlight', name, input: {} }];
      for (let i = 0; i < 1_000; i++) postMessage(shapes[i % shapes.length], '*');
    }
    const { __received: seen } = window as unknown as { __received: { count: number } };
    await new Promise<void>((resolve) => {
      const look = () => (seen.count >= names.length * 1_000 ? resolve() : setTimeout(look, 10));
      look();
    });
  }, NAMES);

  expect(NAMES.length).toBeGreaterThanOrEqual(20);
  expect((await watch.messages()).length).toBe(calls);
  expect(await lab.dump()).toBe(before);
  expect(watch.errors).toEqual([]);
  await expect(panel().root.locator('h2')).toContainText('INV-TRIAGE');
  // The control: the same counter notices a message that does come, and the same dump notices its effect.
  expect(await lab.send('setSiteSwitch', { host: 'other.example', off: 'always' })).toMatchObject({ ok: true });
  expect((await watch.messages()).slice(calls)).toEqual(['setSiteSwitch']);
  expect(await lab.dump()).not.toBe(before);
});

import { expect, JIRA, test } from './fixtures';
import { openAt, rememberOpen, settled, softly, words } from './support/panel';

test.describe('without a network', () => {
  test('US-1.5: after the network has gone, navigations give the same answers, with the time of the data', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const tickets = ['LEG-3', 'PAY-103', 'OPS-18', 'OPS-13'];
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    const read = async (ticket: string) => {
      await softly(page, `/browse/${ticket}`);
      await settled(page);
      await expect(panel.root.locator('footer')).toBeVisible();
      return words(panel);
    };
    const online: string[] = [];
    for (const ticket of tickets) online.push(await read(ticket));
    await expect(panel.root.locator('footer')).toHaveText(/^Data from \d+:\d\d [AP]M on this device$/);
    await app.context.setOffline(true);
    await expect(panel.root.locator('footer')).toHaveText(/^Offline\. Data from \d+:\d\d [AP]M$/);
    await softly(page, '/jira/for-you');
    await settled(page);
    for (const [index, ticket] of tickets.entries()) expect(await read(ticket), ticket).toBe(online[index]);
    expect(new Set(online).size).toBe(tickets.length);
  });

  test('US-1.5: with the network off from the start and the page from the cache, the result is identical', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const cache = new Map<string, { status: number; headers: Record<string, string>; body: Buffer }>();
    page.on('response', async (response) => {
      const body = await response.body().catch(() => undefined);
      if (body) cache.set(response.url(), { status: response.status(), headers: response.headers(), body });
    });
    const online = await words(await openAt(page, `${JIRA}/browse/OPS-7`));
    expect(online).toContain('INV-TRIAGE');
    await page.goto('about:blank');
    await page.route('**/*', (route) => {
      const kept = cache.get(route.request().url());
      return kept ? route.fulfill(kept) : route.abort('internetdisconnected');
    });
    await app.context.setOffline(true);
    await app.stopWorker();
    await page.bringToFront();
    const panel = await openAt(page, `${JIRA}/browse/OPS-7`);
    expect(await words(panel)).toBe(online);
    await expect(panel.root.locator('footer')).toHaveText(/^Offline\. Data from \d+:\d\d [AP]M$/);
  });
});

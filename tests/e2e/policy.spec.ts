import type { ManagedPolicy } from '@/lib/domain/policy/policy';
import { policySamples } from '@/lib/domain/policy/policy-samples';
import { test as base, EXTENSION_DIR, expect, JIRA_DC, sendFromPage } from './fixtures';
import { type Chromium, launchChromium } from './harness/chromium';
import { type ChromiumPolicy, createChromiumPolicy, policyObstacle } from './support/chromium-policy';

const CLOUD = 'haldenfreight.atlassian.net';

/** Chromium as an organisation hands it out: the policy stands before the browser starts. */
const test = base.extend<{ policy: ChromiumPolicy; start: () => Promise<Chromium> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
  policy: async ({}, use, info) => {
    const obstacle = await policyObstacle();
    info.skip(obstacle !== undefined, obstacle);
    const policy = await createChromiumPolicy(EXTENSION_DIR);
    await use(policy);
    await policy.remove();
  },
  start: async ({ policy, standIns }, use) => {
    const started: Chromium[] = [];
    await use(async () => {
      const app = await launchChromium({ extensionDir: policy.extensionDir, standIns });
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
  },
});

/** The very file that the options page offers for Linux, filled in. */
function fileFor({ extensionId }: ChromiumPolicy, policy: ManagedPolicy): Record<string, unknown> {
  const samples = policySamples({ chromiumId: extensionId, policy });
  return JSON.parse(samples.find(({ fileName }) => fileName === 'pilotlight-chrome.json')?.text ?? '{}');
}

test('US-9.1, US-9.3, threat 36: a policy sets up the browser, locks what it says, changes at once, and ends', async ({
  policy,
  start,
}) => {
  const whole = {
    organisation: 'Halden Freight',
    hosts: [
      { host: CLOUD, tool: 'jira' },
      { host: new URL(JIRA_DC).host, tool: 'jira' },
      { host: '*.com', tool: 'jira' },
    ],
    server: 'https://couch.haldenfreight.example',
    workspace: 'halden',
    issuer: 'https://id.haldenfreight.example/realms/halden',
    language: 'de',
    locked: ['language', 'sites', 'siteSwitch'],
  } as ManagedPolicy;
  await policy.set(fileFor(policy, whole));
  const app = await start();

  // However late the policy comes, nobody is asked to set anything up.
  const welcome = await app.extensionPage('welcome.html');
  await expect(welcome.getByRole('heading', { level: 1 })).toHaveText(
    'Ihre Organisation hat alles eingerichtet',
  );
  await expect(welcome.getByText(CLOUD)).toBeVisible();
  await expect(welcome.locator('main')).toContainText('Festgelegt von Halden Freight');
  await welcome.close();
  // Nobody opens that page by themselves: the toolbar button says the same, and leads there.
  const popup = await app.extensionPage('popup.html');
  await expect(popup.locator('main h1')).toHaveText('Ihre Organisation hat alles eingerichtet');
  await expect(popup.locator('main')).toContainText('Festgelegt von Halden Freight');
  await expect(popup.getByRole('link', { name: 'Erlauben und anmelden' })).toHaveAttribute(
    'href',
    '/welcome.html',
  );
  await popup.close();

  const options = await app.extensionPage('options.html#/language');
  await expect(options.getByRole('radio', { name: 'Deutsch' })).toBeChecked();
  await expect(options.getByRole('radio', { name: 'English' })).toBeDisabled();
  await expect(options.locator('main')).toContainText('Festgelegt von Halden Freight');
  // What the page does not offer is refused all the same.
  for (const [name, input] of [
    ['setLocale', { locale: 'en' }],
    ['addSite', { host: 'jira.example.com', tool: 'jira' }],
    ['removeSite', { host: CLOUD }],
    ['setSiteSwitch', { host: CLOUD, off: 'always' }],
  ] as const) {
    const reply = (await sendFromPage(app, name, input)) as { ok: boolean; error?: { code: string } };
    expect(reply.error?.code, name).toBe('locked_by_policy');
  }

  // Joining the team takes a sign-in and nothing else: where to is filled in, said by whom, and cannot be changed.
  await options.goto(app.extensionUrl('options.html#/team'));
  for (const [field, value] of [
    ['server', 'https://couch.haldenfreight.example'],
    ['team', 'halden'],
    ['issuer', 'https://id.haldenfreight.example/realms/halden'],
  ]) {
    const input = options.locator(`[name=${field}]`);
    await expect(input).toHaveValue(String(value));
    await expect(input).not.toBeEditable();
    await expect(input).toHaveAccessibleDescription(/Festgelegt von .?Halden Freight/);
  }
  const elsewhere = { server: 'https://evil.example', team: 'halden', account: 'a', password: 'a' };
  const refused = (await sendFromPage(app, 'joinTeam', elsewhere)) as { error?: { code: string } };
  expect(refused.error?.code).toBe('policy_other_server');

  await options.goto(app.extensionUrl('options.html#/sites'));
  const cloud = options.locator('main li', { hasText: CLOUD });
  await expect(cloud).toContainText('Festgelegt von Halden Freight');
  await expect(cloud.getByRole('button', { name: /entfernen/i })).toHaveCount(0);
  await expect(options.locator('input[name=host]')).toHaveCount(0);

  await options.goto(app.extensionUrl('options.html#/policy'));
  const problems = options.locator('main [data-tone=caution]');
  await expect(problems).toContainText('hosts[2].host');
  await expect(problems).toContainText('*.com');

  await options.goto(app.extensionUrl('options.html#/diagnostics'));
  await expect(options.locator('main')).toContainText('hosts[2].host: host_over_broad');
  await expect(options.locator('main')).toContainText('Jira 1.');
  await options.goto(app.extensionUrl('options.html#/policy'));

  // No restart and no reload: the open page is unlocked and speaks the person's language again.
  await policy.set(fileFor(policy, { organisation: 'Halden Freight Group', language: 'en' }));
  await expect(options.locator('html')).toHaveAttribute('lang', 'en', { timeout: 30_000 });
  await expect(options.locator('main')).toContainText('Set by Halden Freight Group');
  await expect(problems).toHaveCount(0);
  await options.goto(app.extensionUrl('options.html#/language'));
  await options.getByRole('radio', { name: 'Deutsch' }).check();
  await expect(options.locator('html')).toHaveAttribute('lang', 'de');
  await options.goto(app.extensionUrl('options.html#/sites'));
  await expect(options.locator('input[name=host]')).toBeVisible();
  await expect(options.locator('main li', { hasText: CLOUD })).not.toContainText('Festgelegt');
});

test('a site that the organisation keeps extensions out of says so in the popup, whatever was allowed', async ({
  policy,
  start,
}) => {
  await policy.set({
    ExtensionSettings: { [policy.extensionId]: { runtime_blocked_hosts: [`*://${CLOUD}`] } },
  });
  const app = await start();
  await sendFromPage(app, 'loadDemo', {});
  const ticket = await app.context.newPage();
  await ticket.goto(`https://${CLOUD}/browse/OPS-7`);
  const keeper = await app.extensionPage('manifest.json');
  const tabId = await keeper.evaluate(async () => {
    type Tabs = {
      query(of: object): Promise<{ id: number; url?: string }[]>;
      getCurrent(): Promise<{ id: number }>;
    };
    const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
    const own = await tabs.getCurrent();
    return (await tabs.query({ currentWindow: true })).filter(({ id }) => id !== own.id).at(-1)?.id;
  });
  const popup = await app.extensionPage(`popup.html?tab=${tabId}`);
  await expect(popup.locator('main h1')).toHaveText('Blocked by your organisation');
  await expect(popup.locator('main')).toContainText('Ask whoever manages your browsers');
  await expect(ticket.locator('pilotlight-panel')).toHaveCount(0);
});

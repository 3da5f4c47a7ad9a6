import { expect, test } from './firefox-fixtures';

test('US-9.1, US-9.3, threat 36 in Firefox: a policy sets up the browser, locks what it says, and names what it cannot use', async ({
  launch,
}) => {
  const app = await launch('production', {
    managed: {
      organisation: 'Halden Freight',
      hosts: [{ host: 'jira.haldenfreight.example', tool: 'jira' }],
      server: 'https://couch.haldenfreight.example',
      language: 'de',
      locked: ['language'],
      server2: 'x',
    },
  });
  const welcome = await app.extensionPage('welcome.html');
  await welcome.waitForWords('h1', 'Ihre Organisation hat alles eingerichtet');
  // One question of the browser, for every site that the organisation named.
  await welcome.click('main button ~~ Auf dieser Website erlauben');
  await welcome.waitForWords('main', 'Erlaubt.');

  const options = await app.extensionPage('options.html#/sites');
  await options.waitForWords('main li', 'jira.haldenfreight.example');
  await options.waitForWords('main li', 'Festgelegt von Halden Freight');
  expect(await options.words('main li')).toContain('Erlaubt');
  const refusals = await options.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { runtime: { sendMessage(m: unknown): Promise<{ ok: boolean; error?: { code: string } }> } };
    };
    const send = (name: string, input: unknown) => browser.runtime.sendMessage({ name, input });
    const other = { server: 'https://evil.example', team: 'a', account: 'a', password: 'a' };
    const replies = [await send('setLocale', { locale: 'en' }), await send('joinTeam', other)];
    return replies.map(({ error }) => error?.code ?? 'done');
  });
  expect(refusals).toEqual(['locked_by_policy', 'policy_other_server']);
  await app.stopBackground();
  const again = await app.extensionPage('options.html#/policy');
  await again.waitForWords('main [data-tone=caution]', 'server2');
  await again.waitForWords('main', 'https://couch.haldenfreight.example');
});

import { readdir, readFile, rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { contentId } from '@/lib/domain/content-id';
import { addAccount, asAdmin, startCouchDb, type TestServer } from '../stand-ins/couchdb.mjs';
import { EXTENSION_DIR, expect, test } from './fixtures';
import { launchChromium } from './harness/chromium';
import { poll } from './harness/poll';
import { keepProfile } from './support/profile';
import { queueFacts, teamRows } from './support/team-data';
import { createDatabases, fillTeam, TEAM } from './support/team-server';

/**
 * A browser that is killed in the middle of its work, again and again, and an extension that is replaced in the middle of a
 * write. What was saved is there, and on the server once.
 */
const FACTS = 900;
const UPDATES = 2;
/** People added by the time of each update, about half of them before it. */
const BURST = 12;

test('faults 3 and 41: neither a browser killed while it sends nor an update in the middle of a write loses or doubles anything', async ({
  standIns,
}) => {
  test.slow();
  const server = await startCouchDb();
  await createDatabases(server);
  const { owner } = await fillTeam(server);
  const account = await addAccount(server, owner.account, [...owner.roles, 'pl-admin']);
  const profileDir = await keepProfile();
  const start = () => launchChromium({ extensionDir: EXTENSION_DIR, standIns, profileDir });
  let app = await start();
  try {
    let page = await app.extensionPage('options.html#/team');
    await page.getByLabel('Server', { exact: true }).fill(server.url);
    await page.getByLabel('Team', { exact: true }).fill(TEAM);
    await page.getByLabel('Account of the server').check();
    await page.getByLabel('Account', { exact: true }).fill(account.name);
    await page.getByLabel('Password').fill(account.password);
    await page.getByRole('button', { name: 'Join the team' }).click();
    await expect(page.getByText('In step with the team').first()).toBeVisible();
    const facts = await makeFacts(server, account.name);
    const before = await countOf(server);
    await queueFacts(page, facts);

    // Killed each time the server has got something more.
    let kills = 0;
    let there = before;
    await page.getByRole('button', { name: 'Synchronise now' }).click();
    for (;;) {
      const now = await poll('the server gets something', async () => {
        const count = await countOf(server);
        return count > there ? count : undefined;
      });
      there = now;
      if (there - before >= FACTS) break;
      kills += 1;
      const closed = new Promise((resolve) => app.context.once('close', resolve));
      await killBrowser(profileDir);
      await closed;
      app = await start();
      page = await app.extensionPage('options.html#/team');
      await signIn(page, account.password);
    }
    expect(kills).toBeGreaterThan(1);
    await expect(page.getByText('Nothing waits to be sent.')).toBeVisible();
    const stored = await asAdmin(server, 'POST', `/${TEAM}-p-main/_all_docs`, {
      keys: facts.map(({ id }) => id),
    });
    const revisions = stored.rows.map(({ value }: { value?: { rev: string } }) => value?.rev.split('-')[0]);
    expect(revisions).toEqual(facts.map(() => '1'));
    expect(there - before).toBe(FACTS);

    // An update ends everything that runs. Each write is whole or was never made, and each that was confirmed is whole.
    const confirmed: string[] = [];
    for (let update = 0; update < UPDATES; update++) {
      page.on('console', (message) => {
        const name = /^saved (.*)$/.exec(message.text())?.[1];
        if (name) confirmed.push(name);
      });
      const gone = page.waitForEvent('close');
      await page.evaluate(addPeopleAndUpdate, [`${update}`, BURST] as const).catch(() => {});
      await gone;
      page = await poll('the extension is back', () =>
        app.extensionPage('options.html#/team').catch(() => undefined),
      );
      const { docs, outbox, mine } = await teamRows(page, ['docs', 'outbox', 'mine']);
      const people = docs.filter(
        ({ cls, doc }) => cls === 'person' && /^Added /.test(String(doc?.displayName)),
      );
      const entries = docs.filter(({ cls, doc }) => cls === 'audit' && doc?.action === 'person.create');
      expect(people.map(({ doc }) => doc?.displayName)).toEqual(expect.arrayContaining(confirmed));
      expect(entries.map(({ doc }) => doc?.entityId).sort()).toEqual(people.map(({ id }) => id).sort());
      const known = new Set([...outbox, ...mine].map(({ id }) => id));
      for (const { id } of [...people, ...entries]) expect(known, id).toContain(id);
      const numbers = docs.filter(({ id, doc }) => id.startsWith('aud:') && doc?.by === account.name);
      expect(numbers.map(({ doc }) => doc?.seq)).toEqual(numbers.map((_, place) => place + 1));
      // Somebody looks at the server again without being asked.
      await expect.poll(() => page.evaluate(alarmNames)).toContain('sync');
    }
    expect(confirmed.length).toBeGreaterThan(0);
    expect(confirmed.length).toBeLessThan(UPDATES * BURST);
    await signIn(page, account.password);
    await expect(page.getByText('Nothing waits to be sent.')).toBeVisible();
    const { rows } = await asAdmin(server, 'GET', `/${TEAM}-core/_all_docs?include_docs=true`);
    const names = rows.map(({ doc }: { doc: { displayName?: string } }) => doc.displayName);
    for (const name of confirmed) expect(names.filter((one: unknown) => one === name)).toHaveLength(1);
  } finally {
    await app.close();
    await server.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** After a new start, when the password is forgotten as it should be. */
async function signIn(page: Page, password: string): Promise<void> {
  const again = page.getByRole('button', { name: 'Sign in', exact: true });
  // The start itself may have found the sign-in gone already.
  await again
    .or(page.getByRole('button', { name: 'Synchronise now' }))
    .first()
    .click();
  await again.waitFor();
  await page.getByLabel('Password').fill(password);
  await again.click();
}

/** Values like one of the demo, each with a nonce of its own. */
async function makeFacts(server: TestServer, by: string) {
  const { rows } = await asAdmin(server, 'GET', `/${TEAM}-p-main/_all_docs?include_docs=true`);
  type Doc = Record<string, unknown>;
  const docs: Doc[] = rows.map(({ doc }: { doc: Doc }) => doc);
  const like = docs.find((doc) => doc.by === by && doc.confirmedBy !== undefined);
  if (!like) throw new Error('The demo has no value of the owner.');
  const { _id: _, _rev, ...body } = like;
  return Array.from({ length: FACTS }, (_, n) => {
    const doc: Doc = { ...body, nonce: `killed ${n}` };
    return { id: contentId('sample', doc), ini: String(doc.initiativeId), grp: String(doc.metricId), doc };
  });
}

const countOf = async (server: TestServer): Promise<number> =>
  (await asAdmin(server, 'GET', `/${TEAM}-p-main`)).doc_count;

/** Ends every process of the browser that works in this profile, without a word to any of them. */
async function killBrowser(profileDir: string): Promise<void> {
  for (const id of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
    const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (!line.includes(profileDir)) continue;
    try {
      process.kill(Number(id), 'SIGKILL');
    } catch {
      // It ended with its parent.
    }
  }
}

type Api = {
  runtime: { sendMessage: (message: unknown) => Promise<{ ok: boolean }>; reload: () => void };
  alarms: { getAll: () => Promise<{ name: string }[]> };
};

/** In a page: adds people one after the other without waiting, and has the extension replaced when half are saved. */
async function addPeopleAndUpdate([round, burst]: readonly [string, number]): Promise<void> {
  const { runtime } = (globalThis as unknown as { chrome: Api }).chrome;
  let saved = 0;
  const adding = Array.from({ length: burst }, async (_, n) => {
    const displayName = `Added ${round}.${n}`;
    const input = { displayName, function: 'business', grants: [] };
    const { ok } = await runtime.sendMessage({ name: 'invitePerson', input });
    if (!ok) throw new Error(`${displayName} was refused`);
    console.log(`saved ${displayName}`);
    saved += 1;
    if (saved === burst / 2) runtime.reload();
  });
  await Promise.all(adding);
}

async function alarmNames(): Promise<string[]> {
  const { alarms } = (globalThis as unknown as { chrome: Api }).chrome;
  return (await alarms.getAll()).map(({ name }) => name);
}

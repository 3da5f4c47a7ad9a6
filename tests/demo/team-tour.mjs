import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openPage } from './browser.mjs';
import { panelOf } from './panel.mjs';
import { FOLDER } from './tour.mjs';

/**
 * A value travels from one person to the other, and whoever looks after the server has it proved; with a picture of each step in
 * `.output/demo-screenshots`.
 *
 * @param {import('./browser.mjs').DemoBrowser[]} browsers of the owner and of an employee, both in the team
 * @param {{ ticket: string, server: string, team: string, admin: { name: string, password: string } }} place
 */
export async function walkTeamTour([owner, employee], { ticket, server, team, admin }) {
  await mkdir(FOLDER, { recursive: true });
  let number = 0;
  const picture = async (page, name, fullPage = false) => {
    const path = join(FOLDER, `team-${String(++number).padStart(2, '0')}-${name}.png`);
    await page.screenshot({ path, animations: 'disabled', fullPage });
    console.log(`  ${path}`);
  };
  const opened = async ({ context }) => {
    const page = await context.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(ticket);
    const panel = await panelOf(page);
    await panel.open();
    return { page, panel };
  };

  const theirs = await opened(employee);
  await theirs.panel.says('Ticket triage assistant');
  await picture(theirs.page, 'employee-before');

  const own = await opened(owner);
  await own.panel.press('Enter value');
  await own.panel.enter('24');
  await own.panel.says('24 min saved on this device');
  await picture(own.page, 'owner-saved');

  await theirs.panel.show('24 min');
  await picture(theirs.page, 'employee-after');

  const state = await openPage(owner, 'options.html#/team');
  await state.getByText('Nothing waits to be sent.').waitFor();
  await picture(state, 'in-step', true);

  const setUp = await openPage(employee, 'options.html#/team/set-up');
  await setUp.getByRole('radio', { name: 'Account of the server' }).check();
  await setUp.getByLabel('Server', { exact: true }).fill(server);
  await setUp.getByLabel('Team', { exact: true }).fill(team);
  await setUp.getByLabel('Admin account of the server').fill(admin.name);
  await setUp.getByLabel('Password').fill(admin.password);
  await setUp.getByRole('button', { name: 'Check the server and go on' }).click();
  await setUp.getByText('Everything was there already; nothing was changed.').waitFor();
  await picture(setUp, 'server-proved', true);
}

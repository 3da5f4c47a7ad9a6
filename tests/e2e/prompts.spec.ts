import { fileURLToPath } from 'node:url';
import { expect, JIRA, panelOf, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { dueCard, pressCommand } from './support/prompt';

const LOOKS = fileURLToPath(new URL('../../test-results/looks/', import.meta.url));
const TICKET = `${JIRA}/browse/OPS-9`;

test.describe('a due value on the ticket', () => {
  test('US-4.1 US-4.2 US-4.3: the shortcut and Enter confirm it; what it is and changes is shown; undo gives it back', async ({
    app,
    page,
  }) => {
    await page.bringToFront();
    await page.goto(TICKET);
    const panel = panelOf(page);
    // A quiet mark, said in words; nothing opens by itself.
    await expect(panel.tab).toHaveAccessibleName(/1 value due/);
    await expect(panel.root).toHaveCount(0);

    const began = Date.now();
    await pressCommand(app, page, 'enter-value');
    const card = dueCard(panel);
    const field = card.getByLabel('Value in min');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('26');
    expect(
      await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]),
    ).toEqual([0, 2]);
    await expect(card.locator('.prompt-effect')).toContainText(/% way|%/);
    await page.screenshot({ path: `${LOOKS}prompt-open-light.png` });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: `${LOOKS}prompt-open-dark.png` });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.keyboard.press('Enter');
    await expect(panel.root.locator('.saved')).toContainText('26 min saved on this device');
    expect(Date.now() - began).toBeLessThan(5000);
    await page.screenshot({ path: `${LOOKS}prompt-saved.png` });
    await expectAccessible(page);
  });
});

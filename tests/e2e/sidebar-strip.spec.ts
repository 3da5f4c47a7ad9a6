import { expect, JIRA, sendFromPage, test } from './fixtures';
import { expectAccessible } from './support/axe';
import { openAt, rememberOpen, shownKey, words } from './support/panel';
import { readRecords } from './support/store';

/** What the strip must say of each, in words. */
const STRIPS = [
  {
    ticket: 'OPS-7',
    phase: 'Phase 4 of 4: Measurement',
    rollout: 'Production',
    governance: 'Approved',
    owner: 'Operations improvement lead',
    guidance:
      /^In use\. Median handling time: 31\.2\smin, on track\. Questions: Operations improvement lead\.$/,
  },
  {
    ticket: 'OPS-18',
    phase: 'Phase 2 of 4: Integration',
    rollout: 'Pilot',
    governance: 'Not reviewed',
    owner: 'Operations improvement lead',
    guidance: /^Pilot\. Results are being tested; you remain responsible for the answer\.$/,
  },
  {
    ticket: 'HR-12',
    phase: 'Phase 3 of 4: Governance',
    rollout: 'Limited rollout',
    governance: 'Approved with conditions',
    owner: 'HR services lead',
    guidance: /^Limited rollout\. Check the output before acting\.$/,
  },
  {
    ticket: 'PAY-103',
    phase: 'Phase 3 of 4: Governance',
    rollout: 'Production',
    governance: 'Not reviewed, and in use all the same',
    owner: 'Finance operations manager',
    guidance:
      /^Not cleared for this use since .+: it has not passed its governance review\. Do not rely on it for new decisions\.$/,
  },
  {
    ticket: 'LEG-3',
    phase: 'Phase 4 of 4: Measurement',
    rollout: 'Production',
    governance: 'Expired',
    owner: 'Legal operations lead',
    guidance: /^Not cleared for this use since .+: the approval for accuracy has expired\. Do not rely on it/,
  },
  {
    ticket: 'FLEET-2',
    phase: 'Phase 3 of 4: Governance',
    rollout: 'Limited rollout',
    governance: 'No longer valid after a change',
    owner: 'The owner is no longer in this workspace',
    guidance:
      /^Not cleared for this use since .+: (nobody active answers for it|the measure of its success is incomplete)\. Do not rely on it/,
  },
] as const;

test.describe('the strip in words', () => {
  test('US-1.2: phase, rollout, governance, owner and guidance are words on every kind of initiative', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    for (const strip of STRIPS) {
      const panel = await openAt(page, `${JIRA}/browse/${strip.ticket}`);
      const fact = (name: string) =>
        panel.root
          .locator('.facts > div')
          .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
          .locator('dd');
      await test.step(strip.ticket, async () => {
        await expect(panel.root.locator('.guidance-sentence')).toHaveText(strip.guidance);
        await expect(panel.root.locator('.path')).toContainText(strip.phase);
        await expect(fact('Rollout')).toHaveText(strip.rollout);
        await expect(fact('Governance')).toHaveText(strip.governance);
        await expect(fact('Owner')).toHaveText(strip.owner);
      });
    }
  });

  test('US-1.2: with forced colours no word, mark or border of meaning is lost', async ({ app, page }) => {
    await rememberOpen(app);
    for (const ticket of ['OPS-7', 'PAY-103', 'FLEET-2']) {
      const panel = await openAt(page, `${JIRA}/browse/${ticket}`);
      const usual = await words(panel);
      expect(usual.length).toBeGreaterThan(300);
      await page.emulateMedia({ forcedColors: 'active' });
      expect(await words(panel)).toBe(usual);
      const icons = panel.root.locator('svg');
      const invisible = await icons.evaluateAll(
        (all) =>
          all.filter((icon) => {
            const colour = getComputedStyle(icon).color;
            return icon.checkVisibility() && /rgba\(.*, 0\)/.test(colour);
          }).length,
      );
      expect(await icons.count()).toBeGreaterThan(5);
      expect(invisible).toBe(0);
      // The guidance box is told apart by its border where backgrounds are the system's.
      const border = await panel.root
        .locator('.guidance')
        .evaluate((box) => getComputedStyle(box).borderInlineStartStyle);
      expect(border).not.toBe('none');
      await expectAccessible(page);
      await page.emulateMedia({ forcedColors: null });
    }
  });
});

test.describe('nearest item first', () => {
  test("US-1.3: a child opened over its parent's page is primary, the parent's initiative inherited", async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/browse/OPS-5`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await page.getByRole('link', { name: 'OPS-20' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    await expect(panel.root).toContainText('From the parent');
    await expect(panel.root).toContainText(/OPS-5 is linked to:\s*Ticket triage assistant\s*INV-TRIAGE/);
    await page.keyboard.press('Escape');
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
  });

  test('US-1.3: on a board the ticket in the dialog is primary and its epic is inherited', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const panel = await openAt(page, `${JIRA}/jira/software/projects/OPS/boards/1?selectedIssue=OPS-20`);
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
    await expect(panel.root).toContainText(/OPS-5 is linked to:\s*Ticket triage assistant/);
    // The sub-task of the sub-task's parent: what is nearest is the sub-task.
    await page.getByRole('dialog').getByRole('link', { name: 'OPS-21' }).click();
    await expect(panel.root.locator('dl.context dd').first()).toContainText('OPS-21');
    await expect(shownKey(panel)).toHaveText('OPS-ROUTE');
  });

  test('US-1.3: a sub-task without a rule of its own shows the initiative of its parent, and says so', async ({
    app,
    page,
  }) => {
    await rememberOpen(app);
    const rules = await readRecords(app, 'rule');
    const project = rules.find((rule) => rule.name === 'Operations service desk');
    const switched = await sendFromPage(app, 'setRuleStatus', {
      ruleId: project?.id,
      version: project?.version,
      status: 'disabled',
    });
    expect(switched).toMatchObject({ ok: true });
    const panel = await openAt(page, `${JIRA}/browse/OPS-20`);
    await expect(shownKey(panel)).toHaveText('INV-TRIAGE');
    await expect(panel.root).toContainText('Shown because of the parent, OPS-5');
  });
});

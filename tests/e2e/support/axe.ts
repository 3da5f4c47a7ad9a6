import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe finds inside our element; fails when it looked at nothing, as with a closed root. */
export async function expectAccessible(page: Page): Promise<void> {
  const results = await new AxeBuilder({ page }).setLegacyMode(true).include('pilotlight-panel').analyze();
  const inShadow = results.passes
    .flatMap((rule) => rule.nodes)
    .filter((node) => Array.isArray(node.target[0]));
  expect(inShadow.length, 'axe looked into the shadow root').toBeGreaterThan(10);
  const found = results.violations.map(({ id, nodes }) => ({
    id,
    places: nodes.map(
      (node) => `${node.target.join(' ')} | ${node.html.slice(0, 120)} | ${node.failureSummary}`,
    ),
  }));
  expect(found).toEqual([]);
}

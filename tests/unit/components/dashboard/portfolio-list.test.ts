// @vitest-environment jsdom
import { createElement, Fragment } from 'react';
import { expect, test, vi } from 'vitest';
import { PortfolioFilters } from '@/components/dashboard/PortfolioFilters';
import { PortfolioList } from '@/components/dashboard/PortfolioList';
import { filterRows, portfolioRows, readFilter } from '@/components/dashboard/portfolio';
import { readHashRoute, useHash } from '@/components/pages/use-hash';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { all, find, plain, press, show, type } from '../options/stage';

/* The list of a large portfolio: a screen or four at a time, and whatever is searched for out of all of them. */

await vi.hoisted(() => import('../options/told-worker'));

const ROWS = portfolioRows(
  Array.from({ length: 130 }, (_, at): InitiativeBrief => {
    const key = `INI-${String(at).padStart(3, '0')}`;
    const name = at === 129 ? 'Invoice triage' : `Route ${at}`;
    return {
      id: key,
      key,
      name,
      phase: at < 30 ? 'P1' : 'P2',
      rollout: 'pilot',
      status: 'active',
      compliant: true,
      governance: 'approved',
    };
  }),
  [],
);

function Page() {
  const filter = readFilter(readHashRoute(useHash()).params);
  const rows = filterRows(ROWS, filter);
  return createElement(
    Fragment,
    {},
    createElement(PortfolioFilters, { filter, shown: rows.length, total: ROWS.length, attention: 0 }),
    createElement(PortfolioList, { key: location.hash, rows, fetching: false }),
  );
}
const items = () => all('ul > li');
const result = () => plain(find('[role=status]')?.textContent);

test('a long portfolio is shown a step at a time, and its search and counts are about all of it', async () => {
  await show(Page, {});
  expect(items()).toHaveLength(24);
  expect(result()).toContain('130 of 130');
  await press('Show 24 more');
  expect(items()).toHaveLength(48);

  // What is on no page yet is found, and one letter more is no step back in the history.
  const before = history.length;
  await type('[name=words]', 'TRIAGE inv');
  await expect.poll(() => items().length).toBe(1);
  expect(items()[0]?.textContent).toContain('Invoice triage');
  expect(result()).toContain('1 of 130');
  await type('[name=words]', 'TRIAGE inx ');
  await expect.poll(() => items().length).toBe(0);
  expect(find<HTMLInputElement>('[name=words]')?.value).toBe('TRIAGE inx ');
  expect(history.length).toBe(before);

  // Search and filters narrow together; taking them back empties the field as well.
  location.hash = '#/?phase=P1&words=route+2';
  await expect.poll(() => result()).toContain('12 of 130');
  location.hash = '#/';
  await expect.poll(() => find<HTMLInputElement>('[name=words]')?.value).toBe('');
  expect(items()).toHaveLength(24);
});

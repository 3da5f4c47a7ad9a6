import { browser } from 'wxt/browser';
import { AppError } from '@/lib/domain/errors';
import { MAX_TICKETS } from '@/lib/domain/recipe/collection';
import { wantedBy } from '@/lib/domain/recipe/observation';
import { orderCollector } from '@/lib/messaging/orders';
import type { InputOf } from '@/lib/messaging/protocol';
import type { Caller } from '@/lib/messaging/server';
import { readApiHosts } from '@/lib/settings/api-hosts';
import { listTabMemories } from '@/lib/settings/tab-memory';
import {
  endCollection,
  finishCollection,
  noteProgress,
  runningCollection,
  startCollection,
} from '@/lib/store/commands/collections';
import type { Author } from '@/lib/store/commit';
import { readRecipe } from '@/lib/store/reads';
import { reportError } from './report-error';
import { injectCollector } from './site-access';

/**
 * Begins to collect the tickets of a period: in the tab that asks, or, for one of our own pages, in a tab that has the
 * host open. The requests are made there, in the page's own origin and with the person's own session.
 */
export async function collectPeriod(
  input: InputOf<'collectPeriod'>,
  caller: Caller,
  author: Author,
): Promise<{ collectionId: string }> {
  const recipe = await readRecipe(input.metricId);
  if (!recipe) throw new AppError('not_found');
  const tabId = await tabFor(recipe.host, caller);
  if (!(await readApiHosts()).includes(recipe.host)) throw new AppError('collect_not_allowed');
  const { collection } = await startCollection(input, author);
  const { tool, population, end } = recipe;
  try {
    await injectCollector(tabId);
    await orderCollector(tabId, {
      name: 'collect',
      collectionId: collection.id,
      recipe: { tool, population, end },
      period: { periodStart: collection.periodStart, periodEnd: collection.periodEnd },
      wanted: wantedBy([recipe]),
      maxTickets: MAX_TICKETS,
    });
  } catch {
    // The tab was closed, or its permission withdrawn, since it last reported.
    await endCollection(collection.id, { state: 'failed', problem: noTab(recipe.host) }, new Date());
    throw new AppError('collect_no_tab', [noTab(recipe.host)]);
  }
  return { collectionId: collection.id };
}

const noTab = (host: string) => ({ code: 'collect_no_tab' as const, values: { host } });

async function tabFor(host: string, { origin, tabId }: Caller): Promise<number> {
  if (/^https?:/.test(origin)) {
    if (new URL(origin).host === host && tabId !== undefined) return tabId;
    throw new AppError('collect_other_host', [{ code: 'collect_other_host', values: { host } }]);
  }
  const open = (await listTabMemories()).find(({ memory }) => memory.host === host);
  if (!open) throw new AppError('collect_no_tab', [noTab(host)]);
  return open.tabId;
}

/** Stops a collection. What it has read so far counts for nothing. */
export async function stopCollection(collectionId: string): Promise<void> {
  await endCollection(collectionId, { state: 'stopped' }, new Date());
  const tabs = await browser.tabs.query({});
  await Promise.allSettled(
    tabs.map(({ id }) => orderCollector(id ?? -1, { name: 'stopCollecting', collectionId })),
  );
}

/**
 * Takes what a collector says of its work. It goes on only while the collection runs and the host may be asked; otherwise
 * the refusal ends it.
 */
export async function takeCollectionReport(
  input: InputOf<'reportCollection'>,
  caller: Caller,
  author: Author,
): Promise<void> {
  const host = new URL(caller.origin).host;
  const collection = await runningCollection(input.collectionId, host);
  const fail = (problem: { code: string; values?: Record<string, string | number> }) =>
    endCollection(collection.id, { state: 'failed', problem }, author.at);
  if (!(await readApiHosts()).includes(host)) {
    await fail({ code: 'collect_permission_gone' });
    throw new AppError('collect_not_allowed');
  }
  switch (input.state) {
    case 'running':
      return noteProgress(collection, input.read, author.at);
    case 'failed':
      return fail(input.values ? { code: input.code, values: input.values } : { code: input.code });
    case 'done':
      try {
        return await finishCollection(collection, input, author);
      } catch (cause) {
        const code = cause instanceof AppError ? cause.code : 'unexpected';
        if (code === 'unexpected') reportError('finishCollection', cause);
        return fail({ code });
      }
  }
}

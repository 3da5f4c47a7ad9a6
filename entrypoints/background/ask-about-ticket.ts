import { evaluateCondition } from '@/lib/domain/mapping/condition';
import { wantedBy } from '@/lib/domain/recipe/observation';
import type { Recipe } from '@/lib/domain/recipe/recipe';
import type { WorkItem } from '@/lib/domain/work-item';
import { orderCollector } from '@/lib/messaging/orders';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { readApiHosts } from '@/lib/settings/api-hosts';
import { noteReading, readTicketMemory } from '@/lib/settings/ticket-memory';
import { listRecipesFor } from '@/lib/store/reads';
import { toolRest } from '@/lib/tools/rest/tool-rests';
import { injectCollector } from './site-access';

/** What the page in front of a tab shows. */
export type Seen = {
  tabId: number;
  /** The top document, see `reportWorkItem`. */
  page: number;
  route: string;
  workItem: WorkItem;
};

const READABLE: ReadonlySet<WorkItem['kind']> = new Set(['issue', 'record', 'page', 'blogpost']);

/**
 * Has the ticket in front read where that is of use: a recipe may be about it, or a rule cannot be decided because of what
 * the page does not show and the person allowed asking the host. Anywhere else nothing is injected and nothing asked.
 */
export async function askAboutTicket(seen: Seen, answer: PanelAnswer): Promise<void> {
  const { tabId, page, route, workItem } = seen;
  if (!READABLE.has(workItem.kind) || answer.state === 'off') return;
  const { tool, host, key } = workItem;
  const [recipes, apiHosts] = await Promise.all([listRecipesFor(tool, host), readApiHosts()]);
  const relevant = recipes.filter((recipe) => recipe.status === 'active' && mayBelong(recipe, workItem));
  const viaApi = toolRest(tool) !== undefined && apiHosts.includes(host);
  const wantsFields = viaApi && isMissingFields(relevant, workItem, answer);
  if (relevant.length === 0 && !wantsFields) return;
  const now = new Date();
  const known = await readTicketMemory(tabId, workItem, now);
  // Once read, or being read in this very document: a page that was left took its request with it.
  const isRead = known?.fields !== undefined || known?.page === page;
  if (isRead && (known?.viaApi || !viaApi)) return;
  await noteReading(tabId, workItem, { page, viaApi }, now);
  await injectCollector(tabId);
  const wanted = wantedBy(relevant);
  const order = { name: 'readTicket', route, tool, key, wanted, viaApi, wantsFields } as const;
  // Nobody hears it when the page was left meanwhile; the next one reports for itself.
  await orderCollector(tabId, order).catch(() => {});
}

/** Adds what the host's own interface said of this ticket, as long as the person allows asking it. */
export async function withAskedFields(tabId: number, workItem: WorkItem, now: Date): Promise<WorkItem> {
  const known = await readTicketMemory(tabId, workItem, now);
  if (!known?.fields || !(await readApiHosts()).includes(workItem.host)) return workItem;
  const { fields, finished } = known;
  return {
    ...workItem,
    fields: { ...workItem.fields, ...fields },
    ...(finished !== undefined && { finished }),
  };
}

function mayBelong({ population, tool }: Recipe, { fields }: WorkItem): boolean {
  return population.every((condition) => evaluateCondition(condition, fields, tool).result !== 'false');
}

function isMissingFields(
  recipes: readonly Recipe[],
  { tool, fields }: WorkItem,
  answer: PanelAnswer,
): boolean {
  const askable = toolRest(tool)?.fields ?? [];
  const tested = recipes.flatMap(({ population, exclude, flag = [] }) => [
    ...population,
    ...exclude,
    ...flag,
  ]);
  const missing = [
    ...tested.map(({ field }) => field),
    ...(answer.explanation?.undetermined ?? []).flatMap((rule) => rule.missing),
  ];
  return missing.some((field) => askable.includes(field) && !Object.hasOwn(fields, field));
}

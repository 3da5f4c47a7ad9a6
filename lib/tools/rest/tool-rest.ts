import type { Tool } from '@/lib/domain/primitives';
import type { RecipeContent } from '@/lib/domain/recipe/recipe';
import type { TicketReading, Wanted } from '@/lib/domain/recipe/ticket-reading';

/** Where a tool's own interface lies on the host in front. */
export type RestSite = { origin: string; deployment: 'cloud' | 'dc'; contextPath: string };

/** Which tickets a collection asks for. Days are the period's; a query reaches one day further on either side. */
export type SearchQuestion = Pick<RecipeContent, 'population' | 'end'> & {
  periodStart: string;
  periodEnd: string;
};

/** One page of a search. `next` names the page after it; absent on the last one. */
export type SearchPage = { tickets: TicketReading[]; total?: number; next?: string };

/**
 * What may be asked of a tool's own interface, always by GET in the origin of the page: described and parsed here, purely;
 * performed elsewhere, and only on hosts where the person switched it on. Answers come from a host and are taken apart
 * with limits; what does not look as expected is `undefined`.
 */
export interface ToolRest {
  tool: Tool;
  version: string;
  /** Fields for matching that it can tell where the page does not. */
  fields: readonly string[];
  readSite(url: URL, document: Document): RestSite;
  /** Path and query that ask for one work item, by its key. */
  describeItem(key: string, wanted: Wanted, site: RestSite): string | undefined;
  parseItem(answer: unknown, wanted: Wanted, site: RestSite): TicketReading | undefined;
  /** The question in the tool's own query language. */
  describeQuery(question: SearchQuestion, site: RestSite): string;
  /** An address at which a person sees the same tickets. */
  queryUrl(query: string, site: RestSite): string;
  describePage(query: string, cursor: string | undefined, wanted: Wanted, site: RestSite): string;
  parsePage(
    answer: unknown,
    cursor: string | undefined,
    wanted: Wanted,
    site: RestSite,
  ): SearchPage | undefined;
}

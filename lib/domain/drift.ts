import type { Tool } from './primitives';
import { FIELD_WEIGHTS, type WorkItem } from './work-item';

/** How reading one field of one tool goes, with one version of its reader. No page, no host, no value. */
export type FieldRecord = {
  tool: Tool;
  deployment?: 'cloud' | 'dc' | undefined;
  field: string;
  /** Of the adapter that reads it. */
  version: string;
  /** Pages on which it could be read. */
  read: number;
  /** Pages up to the last of these: not every ticket has every field. */
  pages: number;
  /** Pages in a row since, on which it could not be read. */
  missed: number;
  /** Pages in a row that contradicted themselves about it. */
  contradicted: number;
};

/** Read so often, a field is known to be on pages of the tool. */
const KNOWN_AFTER = 3;
/** So many misses in a row of a field that is on every page are no chance; of one on every third page, three times as many. */
const MISSED_AFTER = 10;
const CONTRADICTED_AFTER = 3;

/** Kinds of page that show one ticket or page with all its fields. */
const WHOLE: ReadonlySet<WorkItem['kind']> = new Set(['issue', 'record', 'page', 'blogpost']);

/** Tools whose pages all say what they are about, so that one which does not has changed. ServiceNow has views that never do. */
const ALWAYS_SAYS: ReadonlySet<Tool> = new Set(['jira', 'confluence']);

/** The records after one more page, as it was when the person left it: what is drawn late was there by then. */
export function afterPage(records: readonly FieldRecord[], workItem: WorkItem): FieldRecord[] {
  const { tool, deployment, adapter, drift = [] } = workItem;
  const watched = isWatched(workItem) ? Object.keys(FIELD_WEIGHTS[tool]) : drift;
  const isOf = (one: FieldRecord, field: string) =>
    one.tool === tool && one.deployment === deployment && one.field === field;
  const rest = records.filter((one) => !watched.some((field) => isOf(one, field)));
  const changed = watched.flatMap((field): FieldRecord[] => {
    const before = records.find((one) => isOf(one, field));
    // Another version reads by other rules.
    const known =
      before?.version === adapter.version
        ? before
        : {
            tool,
            deployment,
            field,
            version: adapter.version,
            read: 0,
            pages: 0,
            missed: 0,
            contradicted: 0,
          };
    if (drift.includes(field)) return [{ ...known, contradicted: known.contradicted + 1 }];
    if (Object.hasOwn(workItem.fields, field)) {
      const pages = known.pages + known.missed + 1;
      return [{ ...known, read: known.read + 1, pages, missed: 0, contradicted: 0 }];
    }
    if (known.read === 0) return before && before === known ? [known] : [];
    return [{ ...known, missed: known.missed + 1 }];
  });
  return [...rest, ...changed];
}

function isWatched({ tool, kind, confidence, mode, audience }: WorkItem): boolean {
  if (!WHOLE.has(kind) || mode === 'edit' || audience) return false;
  return confidence === 'confirmed' || ALWAYS_SAYS.has(tool);
}

/** Fields that could be read and no longer can: as far as this browser can tell, the tool's pages have changed. */
export const drifted = (records: readonly FieldRecord[]): FieldRecord[] =>
  records.filter(
    ({ read, pages, missed, contradicted }) =>
      contradicted >= CONTRADICTED_AFTER ||
      (read >= KNOWN_AFTER && missed >= Math.ceil((MISSED_AFTER * pages) / read)),
  );

import type { Tool } from '../primitives';
import { FIELD_WEIGHTS } from '../work-item';

/** How the values of a field compare. */
export type FieldTraits = {
  /** The host treats `ops-7` and `OPS-7` as one. */
  foldCase?: true;
  /** A work item can have several: a single reading is a list of one. */
  list?: true;
  /** The reading is a whole path or title of which rules name the beginning. */
  prefix?: 'path' | 'text';
  /** Names what surrounds the work item (project, table, space) rather than the item. */
  container?: true;
  /** Names exactly one work item: what a pin tests. */
  identity?: true;
  /** Changes during an item's life: for metric recipes, not for saying what belongs where. */
  recipeOnly?: true;
};

/**
 * Jira matches keys and Confluence matches space keys whatever their case. ServiceNow's sys_ids (also of
 * catalogue items) are hexadecimal and its numbers are generated in upper case, so neither can differ by case
 * alone. Everything else, labels and tables first, compares exactly as written.
 */
const FIELD_TRAITS: { [T in Tool]: Record<keyof (typeof FIELD_WEIGHTS)[T], FieldTraits> } = {
  jira: {
    issueKey: { foldCase: true, identity: true },
    epicKey: { foldCase: true },
    parentKey: { foldCase: true },
    label: { list: true },
    component: { list: true },
    requestType: {},
    issueType: {},
    projectKey: { foldCase: true, container: true },
    status: { recipeOnly: true },
  },
  servicenow: {
    sysId: { foldCase: true, identity: true },
    number: { foldCase: true, identity: true },
    catalogItem: { foldCase: true },
    assignmentGroup: {},
    category: {},
    tag: { list: true },
    table: { container: true },
    state: { recipeOnly: true },
  },
  confluence: {
    pageId: { identity: true },
    ancestorId: { list: true },
    label: { list: true },
    titlePrefix: { prefix: 'text' },
    spaceKey: { foldCase: true, container: true },
  },
  generic: { pathPrefix: { prefix: 'path' }, queryParam: { list: true } },
};

/** The names of a tool's fields, most specific first. */
export function fieldNames(tool: Tool): string[] {
  const weights: Record<string, number> = FIELD_WEIGHTS[tool];
  return Object.keys(weights).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
}

/** The weight of a field, or nothing for a name that this version does not know. */
export function fieldWeight(tool: Tool, field: string): number | undefined {
  const weights: Record<string, number> = FIELD_WEIGHTS[tool];
  return Object.hasOwn(weights, field) ? weights[field] : undefined;
}

/** How a field compares; a name that this version does not know has no traits. */
export function fieldTraits(tool: Tool, field: string): FieldTraits {
  const traits: Record<string, FieldTraits> = FIELD_TRAITS[tool];
  return (Object.hasOwn(traits, field) && traits[field]) || {};
}

/** The field that names a tool's project, table or space. Generic sites have none. */
export function containerField(tool: Tool): string | undefined {
  return fieldNames(tool).find((field) => fieldTraits(tool, field).container);
}

/** A value in the form in which two values of the field are equal when their texts are. */
export function comparable(traits: FieldTraits, value: string): string {
  if (traits.prefix === 'path') return comparablePath(value);
  return traits.foldCase ? value.toLowerCase() : value;
}

/** The segments of a path, decoded, without empty ones: `/a//b%20c/` is `a`, `b c`. */
export function pathSegments(path: string): string[] {
  return path.split('/').filter(Boolean).map(decodeSegment);
}

function comparablePath(path: string): string {
  return pathSegments(path)
    .map((segment) => `/${segment.replaceAll('/', '%2F')}`)
    .join('');
}

function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a lone percent sign is legal in an address
  }
}

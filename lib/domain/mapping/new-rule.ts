import type { WorkItem } from '../work-item';
import type { Condition, Rule } from './rule';
import { fieldNames, fieldTraits, fieldWeight } from './rule-fields';

/** Who made the record, when and where, and its new id. */
export type RuleStamp = Pick<Rule, 'id' | 'v' | 'by' | 'at' | 'dev'>;

/**
 * The rule that ties one work item to an initiative, whatever the broader rules say. Nothing when the work
 * item has no key that could be read (a list, a board, a generic page): then only an ordinary rule can name
 * it.
 */
export function newPinRule(workItem: WorkItem, initiativeId: string, stamp: RuleStamp): Rule | undefined {
  const identity = fieldChoices(workItem).find(
    ({ field }) => fieldTraits(workItem.tool, field).identity === true,
  );
  if (!identity) return undefined;
  return {
    ...newDraft(workItem, [identity], stamp),
    name: (workItem.label.trim() || identity.value).slice(0, NAME_LENGTH),
    initiativeId,
    status: 'active',
    pin: true,
  };
}

/**
 * One readable value of a work item that a rule can test, with what testing it adds to the rule's
 * specificity.
 */
export type FieldChoice = { field: string; value: string; weight: number };

/** What "use this page" offers: every readable value that can tell work items apart, most specific first. */
export function fieldChoices(workItem: WorkItem): FieldChoice[] {
  return fieldNames(workItem.tool).flatMap((field) => {
    const reading = Object.hasOwn(workItem.fields, field) ? workItem.fields[field] : undefined;
    const traits = fieldTraits(workItem.tool, field);
    if (!reading || traits.recipeOnly) return [];
    const values = Array.isArray(reading.value) ? reading.value : [reading.value];
    return values
      .map((value) => (traits.prefix === 'path' ? cutPath(value) : value))
      .filter((value) => value.trim() !== '' && value.length <= VALUE_LENGTH)
      .map((value) => ({ field, value, weight: fieldWeight(workItem.tool, field) ?? 0 }));
  });
}

/**
 * A draft that matches work items like this one: its exact site and the chosen values. Paths and titles
 * become prefixes, because an exact path or title would be one page.
 */
export function ruleFromFields(
  workItem: WorkItem,
  choices: readonly Pick<FieldChoice, 'field' | 'value'>[],
  draft: { stamp: RuleStamp; name: string; effect?: Rule['effect']; initiativeId?: string },
): Rule {
  return {
    ...newDraft(workItem, choices, draft.stamp),
    name: draft.name,
    effect: draft.effect ?? 'include',
    ...(draft.initiativeId !== undefined && { initiativeId: draft.initiativeId }),
  };
}

const NAME_LENGTH = 120;
const VALUE_LENGTH = 400;

function newDraft(
  workItem: WorkItem,
  choices: readonly Pick<FieldChoice, 'field' | 'value'>[],
  stamp: RuleStamp,
): Rule {
  return {
    ...stamp,
    name: '',
    effect: 'include',
    status: 'draft',
    createdAt: stamp.at,
    createdBy: stamp.by,
    tool: workItem.tool,
    hosts: [workItem.host],
    all: choices.map(({ field, value }): Condition => {
      const { prefix } = fieldTraits(workItem.tool, field);
      return { field, op: prefix ? 'starts_with' : 'eq', value };
    }),
    priority: 0,
    tests: [],
    version: 1,
    note: '',
  };
}

/** A path that is too long for a condition keeps its whole leading segments. */
function cutPath(path: string): string {
  return path.length <= VALUE_LENGTH ? path : path.slice(0, path.lastIndexOf('/', VALUE_LENGTH));
}

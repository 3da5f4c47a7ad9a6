import { conditionWeight } from '@/lib/domain/mapping/condition';
import { readHostInput } from '@/lib/domain/mapping/host-input';
import { hostBonus, parseHostPatterns } from '@/lib/domain/mapping/host-pattern';
import { type FieldChoice, fieldChoices } from '@/lib/domain/mapping/new-rule';
import type { Condition, Rule, RuleTest } from '@/lib/domain/mapping/rule';
import { fieldTraits } from '@/lib/domain/mapping/rule-fields';
import type { WorkItem } from '@/lib/domain/work-item';
import type { RuleInput } from '@/lib/messaging/messages/rules';

/**
 * A rule while it is being written. `hosts` is the input's text; everything else is what the message
 * carries.
 */
export type RuleDraft = Omit<RuleInput, 'hosts' | 'initiativeId' | 'status' | 'all' | 'tests'> & {
  hosts: string;
  /** Empty for "all initiatives" of an exclusion, or while none is chosen. */
  initiativeId: string;
  all: Condition[];
  tests: RuleTest[];
};

export const EMPTY_RULE: RuleDraft = {
  name: '',
  effect: 'include',
  initiativeId: '',
  tool: 'jira',
  hosts: '',
  all: [],
  priority: 0,
  note: '',
  tests: [],
};

/** A saved rule, ready to be changed. */
export function draftOfRule(rule: Rule): RuleDraft {
  const { id, version, name, effect, tool, priority, note, validFrom, validTo } = rule;
  return {
    ...{ id, version, name, effect, tool, priority, note },
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
    initiativeId: rule.initiativeId ?? '',
    hosts: rule.hosts.join(', '),
    all: rule.all,
    tests: rule.tests.map(({ url, expect, fields }) => ({ url, expect, ...(fields && { fields }) })),
  };
}

/** A draft for the page in front: its site, and its project, table or space already chosen. */
export function draftOfPage(workItem: WorkItem): RuleDraft {
  const container = fieldChoices(workItem).find(({ field }) => fieldTraits(workItem.tool, field).container);
  return {
    ...EMPTY_RULE,
    tool: workItem.tool,
    hosts: workItem.host,
    all: container ? [conditionFor(workItem, container)] : [],
  };
}

/**
 * The condition a field's value stands for: paths and titles become beginnings, everything else is equal or
 * not.
 */
export function conditionFor(
  workItem: WorkItem,
  { field, value }: Pick<FieldChoice, 'field' | 'value'>,
): Condition {
  return { field, op: fieldTraits(workItem.tool, field).prefix ? 'starts_with' : 'eq', value };
}

/** Whether the draft has this value among its conditions. */
export function hasChoice(draft: RuleDraft, { field, value }: Pick<FieldChoice, 'field' | 'value'>): boolean {
  return draft.all.some((condition) => condition.field === field && condition.value === value);
}

/** Takes a value of the page into the rule, or out of it. */
export function toggleChoice(draft: RuleDraft, workItem: WorkItem, choice: FieldChoice): RuleDraft {
  const rest = draft.all.filter(({ field, value }) => field !== choice.field || value !== choice.value);
  const all = rest.length < draft.all.length ? rest : [...draft.all, conditionFor(workItem, choice)];
  return { ...draft, all };
}

/** Hosts as they were typed: separated by commas, white space or lines. Of a pasted address the host alone counts. */
export function hostsOf(draft: RuleDraft): string[] {
  return draft.hosts
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(hostOfAddress);
}

function hostOfAddress(text: string): string {
  const reading = /^https?:\/\//i.test(text) ? readHostInput(text) : undefined;
  return reading?.ok ? reading.host : text;
}

/** How narrow the rule is (DOMAIN.md 9). Of two rules that apply, the one with the higher number wins. */
export function specificityOf(draft: RuleDraft): number {
  const weights = draft.all.reduce((sum, condition) => sum + conditionWeight(condition, draft.tool), 0);
  return weights + Math.max(0, ...parseHostPatterns(hostsOf(draft)).map(hostBonus));
}

/** The same in words: a whole project, space or table; a part of one; or single work items. */
export function reachOf(draft: RuleDraft): 'whole' | 'part' | 'single' {
  const specificity = specificityOf(draft);
  if (specificity >= 1000) return 'single';
  return specificity >= 50 ? 'part' : 'whole';
}

/** The draft as the domain's checks read it: active, with an id of its own that is no other rule's. */
export function ruleOfDraft(draft: RuleDraft, now: string): Rule {
  const { id = '', initiativeId, ...rest } = draft;
  return {
    ...rest,
    id,
    ...(initiativeId ? { initiativeId } : {}),
    hosts: hostsOf(draft),
    status: 'active',
    version: draft.version ?? 1,
    v: 1,
    by: 'draft',
    at: now,
    dev: 'draft',
    createdAt: now,
    createdBy: 'draft',
  };
}

/** Stands for the initiative that is still to be chosen. */
export const UNCHOSEN = 'unchosen';

/**
 * The draft for trying it out. Where no initiative is chosen yet it stands for one of its own, so that what the rule
 * meets is told before the choice.
 */
export function triableRule(draft: RuleDraft, now: string): Rule {
  const rule = ruleOfDraft(draft, now);
  return rule.effect === 'include' && !rule.initiativeId ? { ...rule, initiativeId: UNCHOSEN } : rule;
}

/** Whether everything is there that decides which pages the rule meets; its name and its initiative do not. */
export function isTriable(draft: RuleDraft): boolean {
  const { name: _, initiative: __, ...missing } = ruleProblems(draft);
  return Object.keys(missing).length === 0;
}

/** The message for the draft. */
export function ruleInput(draft: RuleDraft, status: RuleInput['status']): RuleInput {
  const { hosts: _, initiativeId, name, ...rest } = draft;
  return {
    ...rest,
    name: name.trim(),
    status,
    hosts: hostsOf(draft),
    ...(initiativeId && { initiativeId }),
  };
}

export type RuleProblems = Partial<
  Record<'name' | 'initiative' | 'hosts' | 'conditions' | 'validTo', string>
>;

/**
 * What is missing before the rule can be saved at all, by field, as message ids. The finer checks are
 * lint's.
 */
export function ruleProblems(draft: RuleDraft): RuleProblems {
  const problems: RuleProblems = {};
  if (draft.name.trim() === '') problems.name = 'options.rule.name.missing';
  if (draft.effect === 'include' && !draft.initiativeId)
    problems.initiative = 'options.rule.initiative.missing';
  if (hostsOf(draft).length === 0) problems.hosts = 'options.rule.hosts.missing';
  const unfinished = draft.all.some(({ value }) => String(value).trim() === '');
  if (unfinished) problems.conditions = 'options.rule.conditions.unfinished';
  else if (draft.all.length === 0 && draft.tool !== 'generic')
    problems.conditions = 'options.rule.conditions.missing';
  if (draft.validFrom && draft.validTo && draft.validTo < draft.validFrom)
    problems.validTo = 'options.rule.validTo.before';
  return problems;
}

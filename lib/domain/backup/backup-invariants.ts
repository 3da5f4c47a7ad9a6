import { dayAt } from '../calendar';
import { checkConcern } from '../concern-invariants';
import type { Problem } from '../errors';
import { checkEvidence } from '../evidence-invariants';
import { checkDecision } from '../governance-invariants';
import { checkInitiativeWrite } from '../initiative-invariants';
import { activationProblems } from '../mapping/can-activate';
import { lintRules } from '../mapping/lint';
import { checkMetric } from '../metric-invariants';
import { addressProblems, checkPersonWrite } from '../people-invariants';
import type { Instant } from '../primitives';
import { checkRecipe } from '../recipe/recipe-invariants';
import type { RecordClass, RecordOf } from '../record-classes';
import { checkSample } from '../sample-invariants';
import type { Workspace } from '../workspace';
import { checkWorkspace } from '../workspace-invariants';
import type { BackupEntry } from './backup';
import type { BackupState } from './backup-state';
import { phaseFromHistory } from './phase-from-history';

type Check<C extends RecordClass> = (
  record: RecordOf<C>,
  context: { state: BackupState; workspace: Workspace; now: Instant },
) => Problem[];

/**
 * The invariants that a state keeps whoever made it and when. What depends on the moment of a write (who was the owner then,
 * which criteria were met) was refused when it was written; the log and the hashes say that nothing of it was changed since.
 */
const CHECKS: { [C in RecordClass]?: Check<C> } = {
  workspace: (workspace) => checkWorkspace(workspace),
  person: (person, { state, now }) => {
    // INV-30 is about all people: asked once.
    const others = state.all('person');
    const ofAll =
      others[0]?.id === person.id ? checkPersonWrite(person, { others, initiatives: [], at: now }) : [];
    return [...addressProblems(undefined, person), ...ofAll];
  },
  initiative: (initiative, { state, workspace, now }) => [
    ...checkInitiativeWrite(initiative, initiative, {
      people: state.all('person'),
      today: dayAt(now, workspace.timeZone),
    }),
    ...phaseProblems(initiative, state),
  ],
  metric: (metric, { state }) =>
    checkMetric(metric, metric, { siblings: state.of('metric', metric.initiativeId), samples: [] }),
  recipe: (recipe, { state }) => {
    const metric = state.find('metric', recipe.metricId);
    return metric ? checkRecipe(recipe, metric) : [{ code: 'backup_record_orphan' }];
  },
  sample: (sample, { state, workspace, now }) => {
    const metric = state.find('metric', sample.metricId);
    const initiative = state.find('initiative', sample.initiativeId);
    if (!metric || !initiative) return [{ code: 'backup_record_orphan' }];
    const context = { metric, initiative, workspace, now, by: sample.by };
    const history = { samples: [], voids: [], skips: [], notes: [] };
    return only(['INV-19', 'INV-24'], checkSample(sample, { ...context, ...history }));
  },
  decision: (decision, { state, workspace }) => {
    const initiative = state.find('initiative', decision.initiativeId);
    if (!initiative) return [{ code: 'backup_record_orphan' }];
    const people = state.all('person');
    return only(['INV-11'], checkDecision(decision, { initiative, people, workspace, evidence: [] }));
  },
  evidence: (item) => checkEvidence(item),
  concern: (concern) => checkConcern(concern),
  rule: (rule, { now }) => {
    if (rule.status !== 'active') return [];
    // Ties and what became of the initiative since are shown beside the rule; they do not keep a state from coming back.
    const findings = lintRules(rule, { rules: [], initiativeIds: [], today: now.slice(0, 10) });
    const errors = findings.filter(({ code }) => BASIC.includes(code));
    const nobody = { rule: () => undefined, initiative: () => undefined };
    return activationProblems({ errors, failedTests: [] }, nobody).map((one) => ({ ...one, rule: 'INV-27' }));
  },
};

const BASIC: readonly string[] = ['no_hosts', 'bad_host', 'no_condition'];

/** What a record of a backup would break if it stood among the others. */
export function brokenInBackup(
  { cls, record }: BackupEntry,
  context: { state: BackupState; workspace: Workspace; now: Instant },
): Problem[] {
  const initiativeId = 'initiativeId' in record && cls !== 'rule' ? String(record.initiativeId) : undefined;
  if (initiativeId !== undefined && !context.state.find('initiative', initiativeId)) {
    return [{ code: 'backup_record_orphan' }];
  }
  const check = CHECKS[cls] as Check<RecordClass> | undefined;
  return check ? check(record, context) : [];
}

/** INV-3 */
function phaseProblems(initiative: RecordOf<'initiative'>, state: BackupState): Problem[] {
  const from = phaseFromHistory(state.of('gateDecision', initiative.id), state.of('stepBack', initiative.id));
  if (from === initiative.phase) return [];
  return [
    { code: 'phase_unrecorded', field: 'phase', values: { from, to: initiative.phase }, rule: 'INV-3' },
  ];
}

const only = (rules: readonly string[], problems: readonly Problem[]): Problem[] =>
  problems.filter(({ rule }) => rule !== undefined && rules.includes(rule));

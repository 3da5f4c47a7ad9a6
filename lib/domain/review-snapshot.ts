import { sha256Hex } from './canonical-hash';
import { riskTier } from './governance';
import type { EvidenceItem, ReviewSnapshot } from './governance-records';
import type { Initiative } from './initiative';
import type { Metric } from './metric-records';
import { withoutUndefined } from './without-undefined';

/**
 * What a reviewer sees at the moment of a decision: the plain values that are compared later, and hashes that commit to
 * scope, evidence and metric definitions.
 */
export function reviewSnapshot(
  initiative: Initiative,
  evidence: readonly EvidenceItem[],
  metrics: readonly Metric[],
): ReviewSnapshot {
  const { scope } = initiative;
  const defined = metrics.map((metric) => ({
    id: metric.id,
    name: metric.name,
    sha256: metricDefinitionHash(metric),
    ...(metric.bound && { bound: metric.bound }),
  }));
  const { delegateIds, itSponsorId } = initiative;
  return withoutUndefined({
    scopeHash: sha256Hex(scope),
    scopeVersion: initiative.scopeVersion,
    evidence: evidence.map((item) => ({ id: item.id, sha256: sha256Hex(item) })),
    metricDefHashes: defined.map(({ sha256 }) => sha256),
    metrics: defined,
    purpose: initiative.purpose,
    inputs: scope.inputs.map(({ name }) => name),
    outputs: scope.outputs.map(({ name }) => name),
    trials: initiative.trials.map((trial) => {
      const { from, to, cases } = trial;
      return { from, to, cases, sha256: sha256Hex(trial) };
    }),
    offices: { delegateIds, ...(itSponsorId && { itSponsorId }) },
    businessOwnerId: initiative.businessOwnerId,
    runOwnerId: initiative.runOwnerId,
    riskTier: riskTier(scope, initiative.raisedRiskTier),
    decisionRole: scope.decisionRole,
    affects: scope.affects,
    dataClasses: scope.dataClasses,
    domainFlags: scope.domainFlags,
    surfaces: scope.surfaces.map(({ tool, kind }) => ({ tool, kind })),
    modelRef: scope.modelRef,
    instructionsVersion: scope.instructionsVersion,
    exposedHeadcount: scope.exposedHeadcount,
  });
}

/** Hash of what makes a metric that metric: what is counted, how, and which way is better. */
export function metricDefinitionHash({ id, unit, direction, aggregation, bound }: Metric): string {
  return sha256Hex(withoutUndefined({ id, unit, direction, aggregation, bound }));
}

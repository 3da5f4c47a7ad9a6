import type { SnapshotLine } from './dossier-types';
import type { Decision, ReviewSnapshot } from './governance-records';
import type { Facts } from './initiative-records';
import { reviewSnapshot } from './review-snapshot';

/** What the reviewer saw then beside what is so now, field by field. Codes stay codes; people are named. */
export function snapshotLines(decision: Decision, facts: Facts): SnapshotLine[] {
  const seen = decision.snapshot;
  const used = new Set(seen.evidence.map(({ id }) => id));
  const now = reviewSnapshot(
    facts.initiative,
    facts.evidence.filter(({ id }) => used.has(id)),
    facts.metrics,
  );
  const fields = Object.entries(FIELDS).map(([what, read]) =>
    line(what, read(seen, facts), read(now, facts)),
  );
  const titles = seen.evidence.map(({ id }) => facts.evidence.find((item) => item.id === id)?.title ?? '?');
  const kept = now.evidence.map(({ id }) => facts.evidence.find((item) => item.id === id)?.title ?? '?');
  return [...fields, line('evidence', titles, kept), metricLine(seen, now)].filter(
    ({ before, now: after }) => before.length > 0 || after.length > 0,
  );
}

const FIELDS: Record<string, (snapshot: ReviewSnapshot, facts: Facts) => string[]> = {
  decision_role: ({ decisionRole }) => [decisionRole],
  affects: ({ affects }) => [...affects],
  data_classes: ({ dataClasses }) => [...dataClasses],
  domain_flags: ({ domainFlags }) => [...domainFlags],
  risk_tier: ({ riskTier }) => [riskTier],
  model_provider: ({ modelRef }) => listed(modelRef?.provider),
  model_name: ({ modelRef }) => listed(modelRef?.name),
  model_version: ({ modelRef }) => listed(modelRef?.version),
  instructions_version: ({ instructionsVersion }) => listed(instructionsVersion),
  exposed_headcount: ({ exposedHeadcount }) => listed(exposedHeadcount?.toString()),
  surface: ({ surfaces }) => surfaces.map(({ tool, kind }) => `${tool}/${kind}`),
  business_owner: ({ businessOwnerId }, facts) => listed(facts.personOf(businessOwnerId)?.displayName),
  run_owner: ({ runOwnerId }, facts) => listed(facts.personOf(runOwnerId)?.displayName),
};

/** Definitions are compared by their hashes; a metric whose definition changed is marked by the line. */
function metricLine(seen: ReviewSnapshot, now: ReviewSnapshot): SnapshotLine {
  const names = ({ metrics = [] }: ReviewSnapshot) => metrics.map(({ name }) => name);
  const same = [...seen.metricDefHashes].sort().join() === [...now.metricDefHashes].sort().join();
  return { what: 'metrics', before: names(seen), now: names(now), same };
}

function line(what: string, before: string[], now: string[]): SnapshotLine {
  return { what, before, now, same: [...before].sort().join('\n') === [...now].sort().join('\n') };
}

const listed = (value: string | undefined): string[] => (value === undefined || value === '' ? [] : [value]);

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
  // An older record did not keep everything: what nobody wrote down then is not compared.
  const fields = Object.entries(FIELDS).flatMap(([what, read]) => {
    const [before, after] = [read(seen, facts), read(now, facts)];
    return before && after ? [line(what, before, after)] : [];
  });
  const titles = seen.evidence.map(({ id }) => facts.evidence.find((item) => item.id === id)?.title ?? '?');
  const kept = now.evidence.map(({ id }) => facts.evidence.find((item) => item.id === id)?.title ?? '?');
  return [
    ...fields,
    ...trialLine(seen, now),
    line('evidence', titles, kept),
    metricLine(seen, now),
    scopeLine(seen, now),
  ].filter(({ before, now: after }) => before.length > 0 || after.length > 0);
}

const FIELDS: Record<string, (snapshot: ReviewSnapshot, facts: Facts) => string[] | undefined> = {
  purpose: ({ purpose }) => (purpose === undefined ? undefined : listed(purpose)),
  inputs: ({ inputs }) => inputs,
  outputs: ({ outputs }) => outputs,
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
  it_sponsor: ({ offices }, facts) => offices && listed(facts.personOf(offices.itSponsorId)?.displayName),
  delegates: ({ offices }, facts) =>
    offices?.delegateIds.flatMap((id) => listed(facts.personOf(id)?.displayName)),
};

/** What was counted on real cases: days and number of each trial. */
function trialLine(seen: ReviewSnapshot, now: ReviewSnapshot): SnapshotLine[] {
  if (!seen.trials) return [];
  const words = ({ trials = [] }: ReviewSnapshot) =>
    trials.map(({ from, to, cases }) => `${from} – ${to}: ${cases}`);
  const hashes = ({ trials = [] }: ReviewSnapshot) => trials.map(({ sha256 }) => sha256).sort();
  const same = hashes(seen).join() === hashes(now).join();
  return [{ what: 'trials', before: words(seen), now: words(now), same }];
}

const FINGERPRINT = 8;

/** Version and fingerprint of the scope as a whole: whatever is not named above changes these. */
function scopeLine(seen: ReviewSnapshot, now: ReviewSnapshot): SnapshotLine {
  const words = ({ scopeVersion, scopeHash }: ReviewSnapshot) => [
    [scopeVersion, scopeHash.slice(0, FINGERPRINT)].filter((part) => part !== '').join(' / '),
  ];
  return line('scope', words(seen), words(now));
}

const BOUND_SIGNS = { '<=': '≤', '>=': '≥' } as const;

/** Definitions are compared by their hashes; a metric whose definition changed is marked by the line. */
function metricLine(seen: ReviewSnapshot, now: ReviewSnapshot): SnapshotLine {
  const names = ({ metrics = [] }: ReviewSnapshot) =>
    metrics.map(({ name, bound }) => (bound ? `${name} (${BOUND_SIGNS[bound.op]} ${bound.value})` : name));
  const same = [...seen.metricDefHashes].sort().join() === [...now.metricDefHashes].sort().join();
  return { what: 'metrics', before: names(seen), now: names(now), same };
}

function line(what: string, before: string[], now: string[]): SnapshotLine {
  return { what, before, now, same: [...before].sort().join('\n') === [...now].sort().join('\n') };
}

const listed = (value: string | undefined): string[] => (value === undefined || value === '' ? [] : [value]);

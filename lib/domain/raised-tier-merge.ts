import { RISK_TIERS } from './governance-records';
import { changedOnce, type Lost } from './part-merge';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The risk tier to which reviewers raised an initiative, with the reason of whoever raised it: of two that were set at the same
 * time the higher one counts, and the other is shown.
 */
export function mergeRaisedTier(
  base: Fields | undefined,
  local: Fields,
  remote: Fields,
  localIsLater: boolean,
): { fields: Fields; lost: Lost[] } {
  const [b, l, r] = [base && raised(base), raised(local), raised(remote)];
  const once = changedOnce({ b, l, r });
  if (once) return { fields: once.value as Fields, lost: [] };
  const [ours, theirs] = [rank(l), rank(r)];
  const isLocal = ours === theirs ? localIsLater : ours > theirs;
  const [fields, other] = isLocal ? [l, r] : [r, l];
  const shown = { field: 'raisedRiskTier', value: other.raisedRiskTier, isLocal: !isLocal };
  return { fields, lost: ours === theirs ? [] : [shown] };
}

const raised = ({ raisedRiskTier, raisedRiskReason }: Fields) => ({ raisedRiskTier, raisedRiskReason });
const rank = ({ raisedRiskTier }: Fields): number =>
  (RISK_TIERS as readonly unknown[]).indexOf(raisedRiskTier);

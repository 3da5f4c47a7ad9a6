import { AppError } from '@/lib/domain/errors';
import { computedTier, isHigherTier } from '@/lib/domain/governance';
import type { Initiative, Scope } from '@/lib/domain/initiative';
import { majorInstructions, scopeDifferences } from '@/lib/domain/material-changes';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import type { Author } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { editInitiative, refuse } from './edit-initiative';

/**
 * A new version of the scope. What it changes is logged by code and time, so that an approval that stops counting can
 * say since when.
 *
 * @throws AppError `edited_elsewhere` when another version was saved meanwhile.
 */
export function changeScope(
  { initiativeId, scopeVersion, scope }: { initiativeId: string; scopeVersion: number; scope: Scope },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'edit_scope' }, author, db, ({ unit, initiative }) => {
    if (initiative.scopeVersion !== scopeVersion) throw new AppError('edited_elsewhere');
    const version = scopeVersion + 1;
    const changed = scopeDifferences(initiative.scope, scope);
    const replacedMajor = majorInstructions(initiative.scope);
    const entry = withoutUndefined({ version, at: unit.now, by: author.personId, changed, replacedMajor });
    return {
      change: { scope, scopeVersion: version, scopeLog: [...(initiative.scopeLog ?? []), entry] },
      action: 'scope.change',
    };
  });
}

/** A reviewer raises the risk tier, or takes a raise back; never below what follows from the scope. */
export function raiseRiskTier(
  input: {
    initiativeId: string;
    tier: NonNullable<Initiative['raisedRiskTier']> | 'minimal';
    reason: string;
  },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  const { initiativeId, tier, reason } = input;
  const why = reason.trim();
  if (!why) refuse({ code: 'reason_required', field: 'reason' });
  return editInitiative({ initiativeId, as: 'decide_as_reviewer' }, author, db, ({ unit, initiative }) => {
    const computed = computedTier(initiative.scope);
    if (isHigherTier(computed, tier)) {
      refuse({ code: 'tier_below_computed', field: 'tier', values: { tier: computed } });
    }
    const raised = tier === computed || tier === 'minimal' ? undefined : tier;
    const entry = {
      version: initiative.scopeVersion,
      at: unit.now,
      by: author.personId,
      changed: ['risk_tier'],
    };
    return {
      change: {
        raisedRiskTier: raised,
        raisedRiskReason: why,
        scopeLog: [...(initiative.scopeLog ?? []), entry],
      },
      action: 'scope.tier',
      reason: why,
    };
  });
}

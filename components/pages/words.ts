import type { Dimension } from '@/lib/domain/governance-records';
import type { InitiativeStatus, Phase, Rollout } from '@/lib/domain/initiative';
import type { GovernanceStatus } from '@/lib/domain/overview-types';
import type { Translator } from '@/lib/i18n/translator';

/** Names of the domain's terms, so that every page calls a thing by the same words. */
export const phaseName = (phase: Phase, { t }: Translator) => t(`phase.${phase}`);
export const phaseSentence = (phase: Phase, { t }: Translator) => t(`phase.${phase}.long`);
export const rolloutName = (rollout: Rollout, { t }: Translator) => t(`rollout.${rollout}`);
export const governanceName = (status: GovernanceStatus, { t }: Translator) => t(`governance.${status}`);
export const dimensionName = (dimension: Dimension, { t }: Translator) => t(`dimension.${dimension}`);
export const statusName = (status: InitiativeStatus, { t }: Translator) => t(`status.${status}`);

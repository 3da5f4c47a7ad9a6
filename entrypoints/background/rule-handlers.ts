import { AppError } from '@/lib/domain/errors';
import type { Handlers } from '@/lib/messaging/server';
import { reportWrongMatch, unhideMatch } from '@/lib/store/commands/match-reports';
import { pinWorkItem, removePin, unpinWorkItem } from '@/lib/store/commands/pins';
import { bringRuleBack, putRuleAway } from '@/lib/store/commands/put-away-rule';
import { restoreRule } from '@/lib/store/commands/restore-rule';
import { saveRule, setRuleStatus } from '@/lib/store/commands/rules';
import { listPinTargets } from '@/lib/store/reads/pin-targets';
import { forgetSeen } from '@/lib/store/seen';
import { author, nonce, nothing, told } from './author';
import { recogniseUrl } from './recognise-url';
import { rememberedTab } from './remembered-tab';

/** Rules and pins: which work item belongs to which initiative. */
export const ruleHandlers = {
  saveRule: async (input) => told(saveRule(input, await author(), recogniseUrl)),
  putRuleAway: async (input) => told(putRuleAway(input, await author())),
  bringRuleBack: async (input) => told(bringRuleBack(input, await author())),
  restoreRule: async (input) => told(restoreRule(input, await author(), recogniseUrl)),
  setRuleStatus: async (input) => told(setRuleStatus(input, await author(), recogniseUrl)),
  pinHere: async ({ route, initiativeId }, caller) => {
    const { workItem } = await rememberedTab(route, caller);
    return told(pinWorkItem({ workItem, initiativeId }, await author(), recogniseUrl));
  },
  unpinHere: async ({ route, initiativeId }, caller) => {
    const { workItem } = await rememberedTab(route, caller);
    return told(unpinWorkItem({ workItem, initiativeId }, await author()));
  },
  listPinTargets: async ({ route }, caller) => {
    const { answer } = await rememberedTab(route, caller);
    return { initiatives: answer.mayPin ? await listPinTargets(new Date().toISOString()) : [] };
  },
  removePin: async (input) => told(removePin(input, await author())),
  forgetSeen: () => nothing(forgetSeen()),
  reportWrongMatch: async ({ route, initiativeId, ruleId, note }, caller) => {
    const { workItem, answer } = await rememberedTab(route, caller);
    const { winner, losers = [] } = answer.explanation ?? {};
    const rule = [winner, ...losers].find((one) => one?.ruleId === ruleId);
    if (!rule) throw new AppError('not_found');
    const report = { workItem, initiativeId, ruleId, ruleVersion: rule.version, note };
    return told(reportWrongMatch(report, await author(), nonce()));
  },
  unhideMatch: async ({ route, initiativeId }, caller) => {
    const { workItem } = await rememberedTab(route, caller);
    return nothing(told(unhideMatch(workItem, initiativeId)));
  },
} satisfies Partial<Handlers>;

/*
 * Every rule of the design by its id, with a short title, and which of them the product claims to keep now.
 * Written by hand: the list is what the tests are measured against, so it may not be derived from them.
 *
 * `npm run rules` fails when a claimed id has no test and when a test names an id that is not here. An id with tests
 * that is not claimed is kept in part: the pure rule exists, for instance, and no surface uses it yet.
 */

/**
 * What the product claims now. An id moves in here with the commit that brings its tests. Names with a space
 * are written with an underscore: `threat_18`.
 */
const CLAIMED = new Set(
  `
  INV-1 INV-2 INV-3 INV-4 INV-5 INV-6 INV-7 INV-8 INV-9 INV-10 INV-11 INV-12 INV-13 INV-14
  INV-15 INV-16 INV-17 INV-18 INV-19 INV-20 INV-21 INV-22 INV-23 INV-24 INV-25 INV-26 INV-27 INV-28
  INV-29 INV-30 INV-31 INV-32 INV-33 INV-34
  ACC-1 ACC-2 ACC-3 BIAS-1 BIAS-2 BIAS-3 AUD-1 AUD-2 AUD-3 ACCT-1 ACCT-2 ACCT-3
  P1-VOLUME P1-IO P1-WILLING P1-FRICTION P1-RATIO P1-OWNER P1-METRICS P2-INSIDE P2-NOSWITCH P2-RESHAPE P2-MESSY
  P2-SKEPTIC P3-ACC P3-BIAS P3-AUD P3-ACCT P3-RUN P4-OUTCOME P4-EXEC P4-CONSISTENT P4-CHANGE
  V1 V2 V3 V4 V5 V6 V7 V8 V9 V10 US-1.1 US-1.2 US-1.3 US-1.4 US-1.5 US-1.6 US-1.7 US-2.1 US-2.2 US-2.3 US-2.4 US-4.1 US-4.2 US-4.3 US-4.4 US-4.5 US-4.6 US-3.1 US-3.2 US-3.4 US-5.2 US-5.5 US-6.1 US-6.2 US-7.1 US-7.4 US-5.1 US-5.3 US-5.4 US-8.1 US-8.6 US-8.2 US-8.3 US-8.4 US-8.5 US-3.3 US-6.3 US-6.4 US-6.5 US-7.2 US-7.3 US-7.5 US-7.6 US-9.3
  US-9.2 US-9.4 US-9.5
  US-9.1 US-8.7 threat_37
  mapping_vector_1 mapping_vector_2 mapping_vector_3 mapping_vector_4 mapping_vector_5 mapping_vector_6
  mapping_vector_7 mapping_vector_8 mapping_vector_9
  progress_vector_1 progress_vector_2 progress_vector_3 progress_vector_4 progress_vector_5 progress_vector_6
  progress_vector_7 progress_vector_8 progress_vector_9 progress_vector_10
  threat_1 threat_2 threat_3 threat_4 threat_5 threat_6 threat_7 threat_8 threat_9 threat_10 threat_11 threat_12 threat_13 threat_14 threat_16 threat_15 threat_32
  threat_17 threat_18 threat_19 threat_20 threat_21 threat_22 threat_23 threat_24 threat_25 threat_26 threat_27 threat_28 threat_29 threat_30
  threat_33
  threat_34 threat_35 threat_36 threat_39 threat_40
  fault_1 fault_2 fault_3 fault_4 fault_5 fault_6 fault_7 fault_8 fault_9 fault_10 fault_11 fault_12 fault_13 fault_14 fault_16
  fault_17 fault_18 fault_19 fault_20 fault_21 fault_22 fault_23 fault_24 fault_25 fault_27 fault_28 fault_29
  fault_30 fault_31 fault_32 fault_33 fault_34 fault_35 fault_36 fault_37 fault_38 fault_39 fault_40 fault_41 fault_42
  fault_43 fault_44 fault_45 fault_46 fault_47 fault_48 fault_49 fault_50 fault_51 fault_52 fault_53 fault_54 fault_55 fault_56
  fault_57 fault_58 fault_59
  `
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => id.replaceAll('_', ' ')),
);

/** What no test here can bring about, and why; printed beside the rule. */
export const OUT_OF_REACH = {
  'fault 15':
    'nothing that is captured becomes a record by itself: a person confirms it, and two who do are fault 14',
  'fault 26': 'needs a cluster of three nodes; a client sees no difference as long as the others answer',
};

/** @typedef {{ id: string, title: string, claimed: boolean }} Rule */
/** @typedef {{ name: string, rules: Rule[] }} Family */

/** @type {Family[]} */
export const REGISTER = [
  family('Invariants', {
    'INV-1': 'only an active person outside IT owns an initiative or takes it past the first phase',
    'INV-2': 'business owner and IT sponsor are two people',
    'INV-3': 'the phase changes only with a gate decision or a step back, in one write',
    'INV-4': 'the chosen candidate is one of the initiative',
    'INV-5': 'a pause has a day and a reason, and silences every prompt but safety',
    'INV-6': 'an end has a reason and a final sample, or an explicit none',
    'INV-7':
      'a waiver comes from an uninvolved person, ends within 90 days and is given at most twice in a row',
    'INV-8': 'no gate passes with a hard criterion that is neither met nor waived',
    'INV-9': 'gates are imported only for work that was in flight, never the third, and visibly for good',
    'INV-10': 'the reviewer of a dimension has no part in the initiative or its evidence',
    'INV-11':
      'an approval needs every requirement adequate; a partial one needs a condition, a missing one blocks',
    'INV-12': 'an approval ends no later than the risk tier allows',
    'INV-13': 'not applicable exists for bias and optional dimensions only; decisions are only added',
    'INV-14': 'a concern that is open for more than 14 days blocks approval of its dimension',
    'INV-15': 'headlines are outcomes, at most three, and time saved needs a guardrail',
    'INV-16': 'a target lies in the direction of the metric',
    'INV-17': 'the baseline freezes with the first confirmed sample; a change opens a new series',
    'INV-18': 'a target is superseded with a reason, never edited',
    'INV-19': 'shares carry numerator and denominator above zero',
    'INV-20': 'a unit never changes within a series',
    'INV-21': 'a confirmed sample never changes; there is one effective sample per period',
    'INV-22': 'a period must be over before a value of it is confirmed',
    'INV-23': 'only owner, delegate or contributor confirms; capture makes drafts',
    'INV-24': 'a grade claims no more than the way of collecting allows',
    'INV-25': 'one open prompt per type, subject, period and person',
    'INV-26': 'an action done elsewhere closes its prompt',
    'INV-27': 'a rule names real hosts and at least one condition besides',
    'INV-28': 'a rule becomes active only with passing tests and no lint error',
    'INV-29': 'a reviewer has no other part in the same initiative',
    'INV-30': 'the last admin cannot be removed',
    'INV-31': 'every write stands in one transaction with its audit entry',
    'INV-32': 'audit entries never change',
    'INV-33': 'evidence is filed after its fact, and a capture only after its fields were seen',
    'INV-34': 'a capture is immutable under the hash of what was kept',
  }),
  family('Criteria', {
    'P1-VOLUME': 'the chosen work happens often and in the same steps',
    'P1-IO': 'inputs and outputs are named with an example each',
    'P1-WILLING': 'somebody besides the owner is willing, and said so within a year',
    'P1-FRICTION': 'three candidates were compared, and the chosen one hurts at least as much as the median',
    'P1-RATIO': 'the best ratio of impact to complexity was chosen, or a reason was written',
    'P1-OWNER': 'a business owner has accepted',
    'P1-METRICS': 'a complete headline metric was set before building began',
    'P2-INSIDE': 'it appears inside a tool that people already use, proven by matches',
    'P2-NOSWITCH': 'no new interface without an end date, attested by an outsider',
    'P2-RESHAPE': 'the work itself changed: a step is gone, merged or moved',
    'P2-MESSY': 'thirty real, unpicked cases with their failures counted',
    'P2-SKEPTIC': 'five outsiders tried it, and an objection got an answer',
    'P3-ACC': 'accuracy is approved for limited use or more',
    'P3-BIAS': 'bias is approved for limited use or more, or does not apply',
    'P3-AUD': 'auditability is approved for limited use or more',
    'P3-ACCT': 'accountability is approved for limited use or more',
    'P3-RUN': 'somebody runs it, with a measured requirement, support, hours and funding',
    'P4-OUTCOME': 'a headline moved over three periods of real use',
    'P4-EXEC': 'an executive accepted what each headline stands for within a year',
    'P4-CONSISTENT': 'the last three periods were reported, at most one late and one skipped',
    'P4-CHANGE': 'the change plan is fresh, training is done and objections were heard',
  }),
  family('Vanity rules', {
    V1: 'technical and adoption numbers are refused as headline',
    V2: 'words of the machine in an outcome metric',
    V3: 'a total that can only rise',
    V4: 'no baseline, or a guessed one',
    V5: 'a baseline from after the rollout began',
    V6: 'a formula of constants is an assumption',
    V7: 'no executive outcome',
    V8: 'a target that is already met',
    V9: 'a headline without a guardrail',
    V10: 'everything green for too long',
  }),
  family('Evidence requirements', {
    'ACC-1': 'a counted result on thirty real cases',
    'ACC-2': 'what each kind of error means',
    'ACC-3': 'an ongoing check',
    'BIAS-1': 'who could be treated differently',
    'BIAS-2': 'the groups compared, or why not',
    'BIAS-3': 'a way to object',
    'AUD-1': 'where the record is and who reads it',
    'AUD-2': 'one decision traced',
    'AUD-3': 'model and instructions by version',
    'ACCT-1': 'a name that has accepted',
    'ACCT-2': 'who stops it, and a date on which that was tried',
    'ACCT-3': 'where incidents go',
  }),
  family('Stories', {
    'US-1.1': 'the right initiative within 300 ms of a soft navigation, never the one before',
    'US-1.2': 'phase, rollout, governance, owner and guidance in words',
    'US-1.3': 'a sub-task in a dialog is primary, its parent inherited',
    'US-1.4': 'the same on every kind of page of the three tools',
    'US-1.5': 'the same without a network, with the time of the data',
    'US-1.6': 'the host page keeps its layout, focus, style and shortcuts',
    'US-1.7': 'matching makes no request',
    'US-2.1': 'one key explains the match',
    'US-2.2': 'a wrong match goes away in two steps and stays away',
    'US-2.3': 'the report holds what was shown before sending, and no page text',
    'US-2.4': 'a field that could not be read is said, not guessed',
    'US-3.1': 'a concern takes a dimension, a text and fields that can be removed, also offline',
    'US-3.2': 'reviewer and owner see it, and its author sees who received it',
    'US-3.3': 'after 15 days it blocks re-approval by name',
    'US-3.4': 'anonymous says what is kept, and keeps nobody',
    'US-4.1': 'a due value is confirmed with two key presses',
    'US-4.2': 'value, number, spread, grade, period and effect are shown',
    'US-4.3': 'ten seconds of undo, then a superseding sample',
    'US-4.4': 'a running period takes only a draft',
    'US-4.5': 'closing, killing or updating in the middle loses nothing',
    'US-4.6': 'two values for one period are disputed until the owner chooses',
    'US-5.1': 'four inputs from the page make an initiative with its rule',
    'US-5.2': 'candidates are ranked, and the second-best needs a reason',
    'US-5.3': 'a technical headline is refused with two rewrites',
    'US-5.4': 'building before measuring is marked for good',
    'US-5.5': 'IT cannot own past the first phase, and is told who could',
    'US-6.1': 'the gap lists what is missing, hard first, with person and action',
    'US-6.2': 'an item done elsewhere goes away without reloading',
    'US-6.3': 'being inside the tool is proven by matches, not ticked',
    'US-6.4': 'ninety-one days without a decision is stuck, with three causes',
    'US-6.5': 'the owner cannot pass the third gate, not even by import',
    'US-7.1': 'per requirement a proposal with its reason; the reviewer decides, unless involved',
    'US-7.2': 'partial needs a condition, missing blocks',
    'US-7.3': 'an approval ends at midnight, however long the browser slept',
    'US-7.4': 'a new model version invalidates three dimensions and shows both values',
    'US-7.5': 'two guardrail breaches suspend and show a banner',
    'US-7.6': 'the snapshot shows what was seen then',
    'US-8.1': 'a rule is made from the fields of the page in front',
    'US-8.2': 'a tie cannot be activated, and there are three ways out',
    'US-8.3': 'replay and the rule’s own tests before it counts',
    'US-8.4': 'an exclusion beats the project, not the pin',
    'US-8.5': 'a bulk import is tried first and harmless twice',
    'US-8.6': 'a self-hosted tool asks once, and a refusal breaks nothing else',
    'US-8.7': 'a changed host page gives one notice and keeps the rest working',
    'US-9.1': 'force-installed with policy, nothing to set up',
    'US-9.2': 'a new mapping arrives within its period, and a bad one is quarantined',
    'US-9.3': 'locked settings look locked and say by whom',
    'US-9.4': 'a write without the role is refused by the server, with its reason',
    'US-9.5': 'every permission has a reason; no remote code, no telemetry, no host unasked',
    'US-10.1': 'counts add up, and every number opens its list',
    'US-10.2': 'totals hold attributed values only',
    'US-10.3': 'stale is grey and never on track; worse has a minus',
    'US-10.4': 'saved time says where it went',
    'US-10.5': 'six periods of reporting are shown',
    'US-10.6': 'an export equals the screen and executes nothing',
    'US-10.7': 'one page that reads aloud, prints and speaks German and Arabic',
  }),
  family('Mapping vectors', {
    'mapping vector 1': 'a project rule matches its issue',
    'mapping vector 2': 'a label beats the project alone',
    'mapping vector 3': 'an unreadable label leaves its rule undetermined',
    'mapping vector 4': 'an exclusion of equal weight or more removes the match',
    'mapping vector 5': 'a pin survives the exclusion',
    'mapping vector 6': 'equals between initiatives are a conflict',
    'mapping vector 7': 'a group beats its table',
    'mapping vector 8': 'spaces ignore case',
    'mapping vector 9': 'a similar host is another host',
  }),
  family('Progress vectors', {
    'progress vector 1': 'halfway down is one half',
    'progress vector 2': 'worse than before is below zero',
    'progress vector 3': 'beyond the target is above one',
    'progress vector 4': 'a quarter of an increase',
    'progress vector 5': 'no change is zero',
    'progress vector 6': 'a share with its counts',
    'progress vector 7': 'inside the range is one',
    'progress vector 8': 'outside the range falls with the distance',
    'progress vector 9': 'far outside the range is zero',
    'progress vector 10': 'a target at the baseline is refused',
  }),
  family('Threats', {
    'threat 1': 'the page forges window messages',
    'threat 2': 'the page forges events and clicks',
    'threat 3': 'the start is announced to the page',
    'threat 4': 'a forged announcement unmounts the panel',
    'threat 5': 'the page looks into the shadow root or patches natives',
    'threat 6': 'the page hides the panel by style',
    'threat 7': 'clicks are stolen by overlay or transparency',
    'threat 8': 'the page removes the panel again and again',
    'threat 9': 'the page draws a false panel',
    'threat 10': 'the page listens to keys',
    'threat 11': 'markup in texts',
    'threat 12': 'links that run code',
    'threat 13': 'directions and lookalikes mislead',
    'threat 14': 'a hostile server answers nonsense',
    'threat 15': 'a server brings back an old policy',
    'threat 16': 'a redirect or downgrade takes the token',
    'threat 17': 'a taken-over renderer asks for more than it may',
    'threat 18': 'another extension or page sends messages',
    'threat 19': 'the worker is made to fetch for others',
    'threat 20': 'an answer paints over the next page',
    'threat 21': 'the extension is recognised by its files',
    'threat 22': 'the extension is recognised by its traces',
    'threat 23': 'tokens are read from storage',
    'threat 24': 'page data leaves the page',
    'threat 25': 'prototypes are poisoned by data',
    'threat 26': 'a pattern never ends',
    'threat 27': 'a rule matches far too much',
    'threat 28': 'addresses in disguise',
    'threat 29': 'an import explodes',
    'threat 30': 'a spreadsheet runs an export',
    'threat 31': 'an exported page runs code',
    'threat 32': 'the audit log is changed',
    'threat 33': 'the worker dies while synchronising',
    'threat 34': 'storage is full, blocked, broken or newer',
    'threat 35': 'a script outlives its extension',
    'threat 36': 'policy is late or hostile',
    'threat 37': 'logs tell too much',
    'threat 38': 'the build or the store account is taken over',
    'threat 39': 'notices and menus speak with data',
    'threat 40': 'another extension edits the panel',
  }),
  family('Faults', {
    'fault 1': 'worker stopped while idle',
    'fault 2': 'worker killed while pushing',
    'fault 3': 'browser killed in a loop while pushing',
    'fault 4': 'answer lost after the commit',
    'fault 5': 'answer cut in half',
    'fault 6': 'a portal answers with a page',
    'fault 7': 'a portal redirects to plain http',
    'fault 8': 'token expired',
    'fault 9': 'signing key rotated',
    'fault 10': 'refresh lost and family revoked',
    'fault 11': 'membership removed',
    'fault 12': 'one document refused',
    'fault 13': 'edited elsewhere meanwhile',
    'fault 14': 'two values for one period',
    'fault 15': 'one event captured twice',
    'fault 16': 'one sample voided twice',
    'fault 17': 'edited again while in flight',
    'fault 18': 'told to wait',
    'fault 19': 'a storm of server errors',
    'fault 20': 'one document that breaks its batch',
    'fault 21': 'a document too large',
    'fault 22': 'database missing',
    'fault 23': 'database recreated under its name',
    'fault 24': 'server restored to the past',
    'fault 25': 'restored, half healed and crashed',
    'fault 26': 'one node of three dead',
    'fault 27': 'two nodes of three dead',
    'fault 28': 'server killed under load',
    'fault 29': 'a split cluster took both edits',
    'fault 30': 'a hostile sibling branch',
    'fault 31': 'an invented history',
    'fault 32': 'a role that makes its bearer the server’s admin',
    'fault 33': 'invalid documents in the feed',
    'fault 34': 'a script in a note',
    'fault 35': 'a clock off by days',
    'fault 36': 'a clock that jumps while waiting',
    'fault 37': 'storage full while pulling',
    'fault 38': 'storage full while editing',
    'fault 39': 'the database closes underneath',
    'fault 40': 'an upgrade blocked by an old page',
    'fault 41': 'updated in the middle of a write',
    'fault 42': 'an older build on newer data',
    'fault 43': 'the database was deleted',
    'fault 44': 'all surfaces at once',
    'fault 45': 'one person in two profiles',
    'fault 46': 'another person signs in',
    'fault 47': 'two months offline',
    'fault 48': 'a long feed with kills',
    'fault 49': 'a thousand idle sessions',
    'fault 50': 'one byte a second',
    'fault 51': 'a document of a newer version',
    'fault 52': 'the server’s address changes with work unsent',
    'fault 53': 'data purged for good',
    'fault 54': 'a gateway mixes its refusals',
    'fault 55': 'a long poll cut short',
    'fault 56': 'a profile on two machines',
    'fault 57': 'a profile from last week',
    'fault 58': 'purged while its author was away',
    'fault 59': 'power lost right after saving',
  }),
];

/**
 * @param {string} name
 * @param {Record<string, string>} titles
 * @returns {Family}
 */
function family(name, titles) {
  const rules = Object.entries(titles).map(([id, title]) => ({ id, title, claimed: CLAIMED.has(id) }));
  return { name, rules };
}

/** Claims of ids that do not exist: a typing error here would claim nothing. */
export const UNKNOWN_CLAIMS = [...CLAIMED].filter(
  (id) => !REGISTER.some((one) => one.rules.some((rule) => rule.id === id)),
);

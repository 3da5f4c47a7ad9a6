import { type Concern, type ConcernReply, NOBODY } from './concern-records';
import type { Problem } from './errors';
import { captureHash } from './evidence-parts';
import { mayAct } from './initiative-rights';
import type { ReviewContext } from './people-invariants';

/** An anonymous concern holds nobody's id, and can be followed up by a key; a captured ticket is whole (INV-34). */
export function checkConcern(concern: Concern): Problem[] {
  const problems: Problem[] = [];
  const named = concern.by !== NOBODY || concern.dev !== NOBODY;
  if (concern.anonymous && (named || concern.keyHash === undefined)) {
    problems.push({ code: 'concern_names_author', field: 'anonymous' });
  }
  if (concern.capture && concern.capture.sha256 !== captureHash(concern.capture)) {
    problems.push({ code: 'capture_altered', field: 'capture', rule: 'INV-34' });
  }
  return problems;
}

/** A reply comes from somebody who answers for the initiative or reviews it; an answer says something. */
export function checkConcernReply(
  reply: ConcernReply,
  context: ReviewContext & { concern: Concern | undefined },
): Problem[] {
  const { concern, initiative, people } = context;
  if (!concern || concern.initiativeId !== reply.initiativeId) {
    return [{ code: 'concern_unknown', field: 'concernId' }];
  }
  const person = people.find(({ id }) => id === reply.by);
  if (!mayAct('answer_concern', person, initiative, reply.at)) {
    return [{ code: 'concern_reply_not_yours', field: 'by' }];
  }
  if (concern.by === reply.by) return [{ code: 'concern_reply_own', field: 'by' }];
  if (reply.kind === 'answer' && reply.text.trim() === '') {
    return [{ code: 'concern_answer_required', field: 'text' }];
  }
  return [];
}

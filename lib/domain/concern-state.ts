import type { Concern, ConcernReply } from './concern-records';
import type { ConcernFact } from './governance-invariants';
import { DIMENSIONS } from './governance-records';
import type { Instant } from './primitives';

export type ConcernView = {
  id: string;
  dimension: Concern['dimension'];
  text: string;
  raisedAt: Instant;
  anonymous: boolean;
  /** Empty when anonymous, or when the person is gone from the workspace. */
  byName: string;
  byId?: string;
  received: { byName: string; at: Instant }[];
  answer?: { byName: string; at: Instant; text: string };
  capture?: NonNullable<Concern['capture']>;
};

type ConcernRecords = {
  concerns?: readonly Concern[] | undefined;
  concernReplies?: readonly ConcernReply[] | undefined;
};

/** Every concern with what became of it, the oldest unanswered first. */
export function concernViews(
  { concerns = [], concernReplies = [] }: ConcernRecords,
  nameOf: (personId: string) => string | undefined,
): ConcernView[] {
  return concerns
    .map((concern): ConcernView => {
      const replies = concernReplies
        .filter(({ concernId }) => concernId === concern.id)
        .sort((a, b) => (a.at < b.at ? -1 : 1));
      const answer = replies.findLast(({ kind }) => kind === 'answer');
      return {
        id: concern.id,
        dimension: concern.dimension,
        text: concern.text,
        raisedAt: concern.raisedAt,
        anonymous: concern.anonymous,
        byName: concern.anonymous ? '' : (nameOf(concern.by) ?? ''),
        ...(concern.anonymous ? {} : { byId: concern.by }),
        received: replies
          .filter(({ kind }) => kind === 'received')
          .map(({ by, at }) => ({ byName: nameOf(by) ?? '', at })),
        ...(answer && { answer: { byName: nameOf(answer.by) ?? '', at: answer.at, text: answer.text } }),
        ...(concern.capture && { capture: concern.capture }),
      };
    })
    .sort(
      (a, b) =>
        Number(a.answer !== undefined) - Number(b.answer !== undefined) || (a.raisedAt < b.raisedAt ? -1 : 1),
    );
}

/** The concerns as INV-14 looks at them. One about something else than a dimension holds no approval up. */
export function concernFacts({ concerns = [], concernReplies = [] }: ConcernRecords): ConcernFact[] {
  return concerns.flatMap(({ id, dimension, raisedAt }): ConcernFact[] => {
    const known = DIMENSIONS.find((one) => one === dimension);
    if (!known) return [];
    const answered = concernReplies
      .filter(({ concernId, kind }) => concernId === id && kind === 'answer')
      .map(({ at }) => at)
      .sort()[0];
    return [{ dimension: known, raisedAt, ...(answered && { answeredAt: answered }) }];
  });
}

import * as z from 'zod/mini';
import { requiredText, text } from '@/lib/domain/primitives';

/**
 * Who may send a message:
 * - `content`: our content script in a tab's top frame, on a host whose permission is granted.
 * - `frame`: the same in a sub-frame. A frame may report a work item and nothing else.
 * - `page`: one of the extension's own pages (popup, options, dashboard, welcome).
 *
 * No message carries a URL to fetch, and none from a content script can administer anything.
 */
export type SenderClass = 'content' | 'frame' | 'page';

/** The state of a page, as its reporter names it. */
export const route = text(8192);
/** `hostname[:port]`. */
export const host = z.string().check(z.minLength(1), z.maxLength(260));

/** One condition of a rule or of a recipe's population. */
export const ConditionInput = z.strictObject({
  field: requiredText(40),
  op: z.enum(['eq', 'in', 'contains', 'starts_with']),
  value: z.union([requiredText(400), z.array(requiredText(400)).check(z.minLength(1), z.maxLength(200))]),
  negate: z.optional(z.boolean()),
});

/** A row of the protocol: who may send the message, what goes in and, by its type argument, what comes out. */
export function message<Output>() {
  return <Input extends z.ZodMiniType>(from: readonly SenderClass[], input: Input) => ({
    from,
    input,
    /** Carries the output's type only. */
    output: undefined as Output | undefined,
  });
}

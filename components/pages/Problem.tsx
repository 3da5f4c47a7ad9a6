import { useText } from '@/components/ui/text';
import type { ReplyError } from '@/lib/messaging/protocol';
import { Notice } from './Notice';
import { problemSentence } from './problem-sentence';

/** A refused change: that nothing was saved, why, and what helps. What was typed is still in the form. */
export function Problem({
  problem,
  heading,
  shownAtFields = [],
}: {
  problem: ReplyError | undefined;
  /** Instead of "Not saved", where nothing was to be saved. */
  heading?: string;
  /** Fields of the form that show their own problems. */
  shownAtFields?: readonly string[];
}) {
  const translator = useText();
  const { t } = translator;
  if (!problem) return null;
  const rest = (problem.problems ?? []).filter(
    (one) => !shownAtFields.some((field) => one.field === field || one.field?.startsWith(`${field}.`)),
  );
  const sentences = rest.length > 0 ? rest : problem.problems?.length ? [] : [problem];
  return (
    <Notice tone="stop" heading={heading ?? t('page.notSaved')} live="alert">
      {sentences.length === 0 ? <p>{t('page.notSaved.fields')}</p> : null}
      {sentences.map((one) => (
        <p key={`${one.code}/${'field' in one ? one.field : ''}`}>{problemSentence(one, translator)}</p>
      ))}
    </Notice>
  );
}

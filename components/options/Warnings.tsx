import { useText } from '@/components/ui/text';
import type { Problem } from '@/lib/domain/errors';
import { Notice } from '../pages/Notice';
import { problemSentence } from '../pages/problem-sentence';

/** What is worth a second look at a rule; nothing for most rules. */
export function Warnings({ warnings }: { warnings: readonly Problem[] }) {
  const text = useText();
  if (warnings.length === 0) return null;
  return (
    <Notice tone="caution">
      {warnings.map((warning) => (
        <p key={JSON.stringify(warning)}>{problemSentence(warning, text)}</p>
      ))}
    </Notice>
  );
}

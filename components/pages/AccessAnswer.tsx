import { Notice } from './Notice';
import { Sentence } from './Sentence';
import type { AccessOutcome } from './site-access';

/** What came of asking for access, when it was not granted: nothing is read, and how to change that. */
export function AccessAnswer({ outcome, host }: { outcome: AccessOutcome | undefined; host: string }) {
  if (outcome === undefined || outcome === 'granted') return null;
  return (
    <Notice tone="caution" live="alert">
      <p>
        <Sentence id={`page.access.${outcome}`} values={{ host }} />
      </p>
    </Notice>
  );
}

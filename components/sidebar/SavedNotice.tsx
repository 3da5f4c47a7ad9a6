import { Check, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import { codeOf, errorSentence } from './error-sentence';
import { type Saved, usePanel } from './panel-context';

/** "Saved on this device", with an undo that counts down by the clock. */
export function SavedNotice({ saved, onGone }: { saved: Saved | undefined; onGone: () => void }) {
  const { t } = useText();
  return (
    <div className="answer saved-place">
      {/* The region exists before its first sentence, or screen readers miss it. */}
      <p className="visually-hidden" role="status">
        {saved && t('sidebar.saved.announce', { value: saved.text })}
      </p>
      {saved && <UndoBar key={saved.sampleId} saved={saved} onGone={onGone} />}
    </div>
  );
}

function UndoBar({ saved, onGone }: { saved: Saved; onGone: () => void }) {
  const translator = useText();
  const { t } = translator;
  const { drafts, refresh } = usePanel();
  const bar = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState(() => secondsLeft(saved));
  const [failed, setFailed] = useState<string>();

  useEffect(() => {
    // Focus on the bar, not on its button: a second Enter must not take back what the first one confirmed.
    bar.current?.focus({ preventScroll: true });
    const timer = setInterval(() => setLeft(secondsLeft(saved)), 250);
    return () => clearInterval(timer);
  }, [saved]);
  useEffect(() => {
    if (left > 0 || failed) return;
    const hadFocus = bar.current?.matches(':focus-within');
    if (hadFocus) bar.current?.closest<HTMLElement>('.panel')?.focus({ preventScroll: true });
    onGone();
  }, [left, failed, onGone]);

  const undo = () =>
    send('undoSample', { sampleId: saved.sampleId }).then(
      () => {
        drafts.set(`${saved.typed.metricId} ${saved.typed.periodStart}`, saved.typed);
        send('saveDraft', saved.typed).catch(() => {});
        onGone();
        refresh();
      },
      (error) => setFailed(codeOf(error)),
    );
  return (
    <div ref={bar} className="saved" tabIndex={-1}>
      <Check size="1.2em" aria-hidden="true" />
      <p>{failed ? errorSentence(failed, translator) : t('sidebar.saved', { value: saved.text })}</p>
      {failed ? (
        <button type="button" onClick={onGone}>
          {t('sidebar.close')}
        </button>
      ) : (
        <button type="button" onClick={undo}>
          <Undo2 size="1.1em" aria-hidden="true" />
          {t('sidebar.undo')} <span aria-hidden="true">({left})</span>
        </button>
      )}
    </div>
  );
}

function secondsLeft({ undoUntil }: Saved): number {
  return Math.max(0, Math.ceil((Date.parse(undoUntil) - Date.now()) / 1000));
}

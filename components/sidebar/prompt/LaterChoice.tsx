import { useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { send } from '@/lib/messaging/client';
import { codeOf, errorSentence } from '../error-sentence';
import { usePanel } from '../panel-context';
import { stayInPanel } from './stay-in-panel';

const CHOICES = ['hour', 'tomorrow', 'next_period'] as const;

/** Puts a prompt off, and says how often that still goes. What is due stays due. */
export function LaterChoice({ prompt, onCancel }: { prompt: StandingPrompt; onCancel: () => void }) {
  const translator = useText();
  const { t } = translator;
  const { refresh } = usePanel();
  const [failed, setFailed] = useState<string>();
  const { id: promptId, initiativeId, snoozesLeft } = prompt;
  const box = useRef<HTMLFieldSetElement>(null);
  const putOff = (choice: (typeof CHOICES)[number]) =>
    send('putOffPrompt', { promptId, initiativeId, choice }).then(
      () => {
        stayInPanel(box.current);
        refresh();
      },
      (error) => setFailed(codeOf(error)),
    );
  return (
    <fieldset ref={box} className="prompt-choice">
      <legend>{t('sidebar.prompt.later.title')}</legend>
      {snoozesLeft > 0 && (
        <div className="actions">
          {CHOICES.map((choice, index) => (
            <button
              key={choice}
              type="button"
              className="button small"
              // The person just asked for these.
              ref={index === 0 ? focusOnce : undefined}
              onClick={() => void putOff(choice)}
            >
              {t(`sidebar.prompt.later.${choice}`)}
            </button>
          ))}
        </div>
      )}
      <p className="soft">{t('sidebar.prompt.later.left', { left: snoozesLeft })}</p>
      <p role="alert" className="problem">
        {failed && errorSentence(failed, translator)}
      </p>
      <button type="button" className="link" onClick={onCancel}>
        {t('sidebar.prompt.back')}
      </button>
    </fieldset>
  );
}

function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}

import { FlameMark } from '@/components/ui/FlameMark';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { tabWords } from './tab-words';

/** The closed sidebar: a narrow tab that says by shape, and in its name by words, what is linked here. */
export function CollapsedTab({
  answer,
  onOpen,
  onFocusFrom,
}: {
  answer: PanelAnswer | undefined;
  onOpen: () => void;
  onFocusFrom: (element: EventTarget | null) => void;
}) {
  const translator = useText();
  const words = tabWords(answer, translator);
  return (
    <>
      {words.warning && (
        <button
          type="button"
          className="answer tab-warning"
          aria-label={words.warning.label}
          title={words.warning.about}
          onClick={onOpen}
          onFocus={(event) => onFocusFrom(event.relatedTarget)}
        >
          <b>{words.warning.says}</b>
          <span>{words.warning.about}</span>
        </button>
      )}
      <button
        type="button"
        className="tab"
        data-tone={words.tone}
        aria-label={words.label}
        title={words.title}
        onClick={onOpen}
        onFocus={(event) => onFocusFrom(event.relatedTarget)}
      >
        <FlameMark size="1.3em" />
        {words.linked && (
          <span className="answer tab-tone">
            <ToneIcon tone={words.tone} size="1.2em" />
          </span>
        )}
        {words.due && <span className="answer tab-due" />}
      </button>
    </>
  );
}

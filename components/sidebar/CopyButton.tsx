import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { useText } from '@/components/ui/text';

/** Copies a text. Where the page forbids the clipboard, the text is shown and selected, to be copied by hand. */
export function CopyButton(props: {
  text: () => string;
  /** What the button and the text for copying by hand are called, where it is not the explanation. */
  label?: string;
  textLabel?: string;
}) {
  const { text, label, textLabel } = props;
  const { t } = useText();
  const [state, setState] = useState<'idle' | 'copied' | 'manual'>('idle');
  const field = useRef<HTMLTextAreaElement>(null);
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => setState('copied'),
      () => {
        setState('manual');
        requestAnimationFrame(() => field.current?.select());
      },
    );
  return (
    <div className="copy">
      <button type="button" className="button small" onClick={() => void copy()}>
        {state === 'copied' ? (
          <Check size="1.1em" aria-hidden="true" />
        ) : (
          <Copy size="1.1em" aria-hidden="true" />
        )}
        {label ?? t('sidebar.copy')}
      </button>
      <span role="status" className="soft">
        {state !== 'idle' && t(`sidebar.copy.${state}`)}
      </span>
      {state === 'manual' && (
        <textarea
          ref={field}
          readOnly
          rows={6}
          value={text()}
          aria-label={textLabel ?? t('sidebar.copy.text')}
        />
      )}
    </div>
  );
}

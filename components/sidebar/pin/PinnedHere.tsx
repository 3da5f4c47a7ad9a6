import { Pin } from 'lucide-react';
import { useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { formatDay } from '@/lib/i18n/formats';
import { send } from '@/lib/messaging/client';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { codeOf, notSavedSentence } from '../error-sentence';
import { usePanel } from '../panel-context';
import { usePlainSight } from '../use-plain-sight';

/** Somebody tied this very item to the initiative: who, since when, and for those who may the way to take it back. */
export function PinnedHere({ pin }: { pin: NonNullable<PanelAnswer['pin']> }) {
  const translator = useText();
  const { t, locale } = translator;
  const { answer, refresh } = usePanel();
  const [state, setState] = useState<{ busy?: boolean; failed?: string }>({});
  const section = useRef<HTMLElement>(null);
  const isInSight = usePlainSight(section);
  const unpin = async () => {
    if (state.busy) return;
    setState({ busy: true });
    if (!(await isInSight())) return setState({ failed: 'covered' });
    send('unpinHere', { route: answer.route, initiativeId: pin.initiativeId }).then(refresh, (error) =>
      setState({ failed: codeOf(error) }),
    );
  };
  const on = formatDay(pin.on, locale);
  return (
    <section ref={section} className="section pinned">
      <p>
        <Pin size="1.1em" aria-hidden="true" />{' '}
        {pin.byName
          ? t('sidebar.pin.by', { name: isolated(pin.byName), on })
          : t('sidebar.pin.since', { on })}
      </p>
      {pin.mayRemove && (
        <button type="button" className="button" aria-disabled={state.busy} onClick={() => void unpin()}>
          {t('sidebar.pin.remove')}
        </button>
      )}
      {state.failed && (
        <p className="problem" role="alert">
          {notSavedSentence(state.failed, translator)}
        </p>
      )}
    </section>
  );
}

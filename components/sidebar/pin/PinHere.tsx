import { type FormEvent, useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import { codeOf, notSavedSentence } from '../error-sentence';
import { usePanel } from '../panel-context';
import { usePlainSight } from '../use-plain-sight';

type Target = { id: string; name: string };

/** For owners and administrators: ties this very item to an initiative, whatever the rules say. */
export function PinHere() {
  const translator = useText();
  const { t } = translator;
  const { answer, refresh } = usePanel();
  const [targets, setTargets] = useState<Target[]>();
  const [state, setState] = useState<{ busy?: boolean; failed?: string }>({});
  const form = useRef<HTMLFormElement>(null);
  const isInSight = usePlainSight(form);
  const select = useRef<HTMLSelectElement>(null);
  const tool = answer.workItem?.tool ?? 'generic';

  const load = () => {
    if (targets) return;
    send('listPinTargets', { route: answer.route }).then(
      ({ initiatives }) => setTargets(initiatives),
      (error) => setState({ failed: codeOf(error) }),
    );
  };
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    const initiativeId = select.current?.value;
    if (state.busy || !initiativeId) return;
    setState({ busy: true });
    if (!(await isInSight())) return setState({ failed: 'covered' });
    send('pinHere', { route: answer.route, initiativeId }).then(refresh, (error) =>
      setState({ failed: codeOf(error) }),
    );
  };

  return (
    <details className="section fold" onToggle={load}>
      <summary>
        <h3>{t('sidebar.pin.title', { tool })}</h3>
      </summary>
      <form ref={form} onSubmit={(event) => void confirm(event)}>
        <p>{t('sidebar.pin.intro')}</p>
        {targets && (
          <label className="field">
            {t('sidebar.pin.to')}
            <select ref={select} defaultValue={answer.primary?.id}>
              {targets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {isolated(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        {state.failed && (
          <p className="problem" role="alert">
            {notSavedSentence(state.failed, translator)}
          </p>
        )}
        <button type="submit" className="button" aria-disabled={state.busy || !targets}>
          {t('sidebar.pin.confirm')}
        </button>
      </form>
    </details>
  );
}

import { type FormEvent, useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { SENSITIVE_FIELDS } from '@/lib/domain/view-values';
import { send } from '@/lib/messaging/client';
import { codeOf, notSavedSentence } from '../error-sentence';
import { usePanel } from '../panel-context';
import { usePlainSight } from '../use-plain-sight';
import { FieldChoice, seenFields } from './FieldChoice';
import { KeptHere } from './KeptHere';

/** What a ticket can show by itself. One real decision traced comes first: it is what captures are for. */
const SHOWS = ['AUD-2', 'ACC-1', 'ACC-2', 'BIAS-2', 'ACCT-3'] as const;

/** "Keep as evidence": the person sees exactly which fields, takes out what does not belong, and keeps the rest. */
export function UseAsEvidence({ initiative }: { initiative: InitiativeOverview }) {
  const translator = useText();
  const { t } = translator;
  const { answer, refresh } = usePanel();
  const { workItem } = answer;
  const action = useRef<HTMLDivElement>(null);
  const isInSight = usePlainSight(action);
  const title = useRef<HTMLInputElement>(null);
  const shows = useRef<HTMLSelectElement>(null);
  const seen = seenFields(workItem?.fields ?? {});
  const [keep, setKeep] = useState(() => seen.filter((name) => !SENSITIVE_FIELDS.has(name)));
  const [state, setState] = useState<{ busy?: boolean; failed?: string; kept?: boolean }>({});
  if (!workItem || seen.length === 0) return null;

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (state.busy) return;
    setState({ busy: true });
    if (!(await isInSight())) return setState({ failed: 'covered' });
    const input = {
      route: answer.route,
      initiativeId: initiative.id,
      supports: [shows.current?.value ?? SHOWS[0]],
      title: title.current?.value ?? '',
      seen,
      keep: keep.filter((name) => seen.includes(name)),
    };
    send('captureEvidence', input).then(
      () => {
        setState({ kept: true });
        refresh();
      },
      (error) => setState({ failed: codeOf(error) }),
    );
  };

  return (
    <details className="section fold">
      <summary>
        <h3>{t('sidebar.evidence.title')}</h3>
      </summary>
      <KeptHere />
      <form onSubmit={(event) => void confirm(event)}>
        <p>{t('sidebar.evidence.intro', { name: isolated(initiative.name) })}</p>
        <label className="field">
          {t('sidebar.evidence.shows')}
          <select ref={shows}>
            {SHOWS.map((id) => (
              <option key={id} value={id}>
                {t(`requirement.${id}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('sidebar.evidence.name')}
          <input ref={title} type="text" maxLength={200} placeholder={workItem.label} />
        </label>
        <FieldChoice
          legend={t('sidebar.evidence.fields')}
          fields={workItem.fields}
          keep={keep}
          onChange={setKeep}
        />
        <p className="soft">{t('sidebar.evidence.proof')}</p>
        {state.failed && (
          <p className="problem" role="alert">
            {notSavedSentence(state.failed, translator)}
          </p>
        )}
        {state.kept && <p role="status">{t('sidebar.evidence.kept')}</p>}
        <div ref={action} className="concern-actions">
          <button type="submit" className="button" aria-disabled={state.busy}>
            {t('sidebar.evidence.confirm')}
          </button>
        </div>
      </form>
    </details>
  );
}

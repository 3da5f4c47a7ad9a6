import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { send } from '@/lib/messaging/client';
import { codeOf, notSavedSentence } from '../error-sentence';
import { seenFields } from '../evidence/FieldChoice';
import { usePanel } from '../panel-context';
import { ConcernCheck } from './ConcernCheck';
import { ConcernReceipt } from './ConcernReceipt';
import { ConcernWords } from './ConcernWords';
import type { ConcernDraft } from './concern-draft';
import { FollowKey } from './FollowKey';
import { OwnConcerns } from './OwnConcerns';

/** "Raise a concern" in two steps: what it is about, then exactly what will be kept, named or not. */
export function RaiseConcern({ initiative }: { initiative: InitiativeOverview }) {
  const translator = useText();
  const { t } = translator;
  const { answer, concerns, refresh } = usePanel();
  const place = `${answer.workItem?.host} ${answer.workItem?.key} ${initiative.id}`;
  const begun = concerns.drafts.get(place);
  const [draft, setDraft] = useState<ConcernDraft>(begun ?? BLANK);
  const [isOpen] = useState(begun !== undefined || concerns.key !== undefined);
  const [step, setStep] = useState<1 | 2>(1);
  const [state, setState] = useState<State>({ key: concerns.key });
  const fields = answer.workItem?.fields ?? {};
  const change = (part: Partial<ConcernDraft>) => {
    const next = { ...draft, ...part };
    concerns.drafts.set(place, next);
    setDraft(next);
  };

  const confirm = (inSight: boolean) => {
    if (state.busy) return;
    if (!inSight) return setState({ failed: 'covered' });
    setState({ busy: true });
    const seen = seenFields(fields);
    const { dimension, text, anonymous } = draft;
    const keep = draft.keep.filter((name) => seen.includes(name));
    const { route } = answer;
    send('raiseConcern', { route, initiativeId: initiative.id, dimension, text, anonymous, seen, keep }).then(
      ({ reportKey }) => {
        concerns.drafts.delete(place);
        concerns.key = reportKey;
        setState({ sent: true, key: reportKey });
        // Who wrote without a name once is not named by a second concern unawares.
        setDraft({ ...BLANK, anonymous });
        setStep(1);
        refresh();
      },
      (error) => setState({ failed: codeOf(error) }),
    );
  };

  return (
    <details className="section fold concern" open={isOpen}>
      <summary>
        <h3>{t('sidebar.concern.title')}</h3>
      </summary>
      <div>
        <p>{t('sidebar.concern.intro', { name: isolated(initiative.name) })}</p>
        <OwnConcerns />
        {state.sent && !state.key && (
          <p className="concern-sent" role="status">
            {t('sidebar.concern.sent')}
          </p>
        )}
        {state.key ? (
          <ConcernReceipt
            reportKey={state.key}
            isNew={state.sent === true}
            onTaken={() => {
              concerns.key = undefined;
              setState({});
            }}
          />
        ) : step === 1 ? (
          <ConcernWords
            draft={draft}
            fields={fields}
            topics={[...initiative.dimensions.map(({ dimension }) => dimension), 'other']}
            onChange={change}
            onNext={() => {
              setState({});
              setStep(2);
            }}
          />
        ) : (
          <ConcernCheck
            draft={draft}
            fields={fields}
            busy={state.busy === true}
            onBack={() => setStep(1)}
            onConfirm={confirm}
          />
        )}
        {state.failed && (
          <p className="problem" role="alert">
            {notSavedSentence(state.failed, translator)}
          </p>
        )}
        <FollowKey />
      </div>
    </details>
  );
}

type State = { busy?: boolean; failed?: string; sent?: boolean; key?: string | undefined };

const BLANK: ConcernDraft = { dimension: 'accuracy', text: '', anonymous: false, keep: [] };

import { useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import type { RecipeView } from '@/lib/domain/overview-types';
import { send } from '@/lib/messaging/client';
import { codeOf } from '../error-sentence';
import { usePanel } from '../panel-context';
import { AskApiAccess } from './AskApiAccess';
import { problemOf, type TicketProblem, ticketSentence } from './ticket-sentence';

/**
 * "Collect this period": asks the site for all tickets, in this tab and with the person's own sign-in. The first time on a
 * site it says what will be read and waits for a yes.
 */
export function CollectPeriod(props: { metricId: string; periodStart: string; recipe: RecipeView }) {
  const { metricId, periodStart, recipe } = props;
  const translator = useText();
  const { t } = translator;
  const { answer, refresh } = usePanel();
  const [isAsking, setIsAsking] = useState(false);
  const [refused, setRefused] = useState<TicketProblem>();
  /** The run that the person saw when they asked for a new one: what is said of it is over, until the new one is seen. */
  const [left, setLeft] = useState<{ run: string | undefined }>();
  const button = useRef<HTMLButtonElement>(null);
  const { collection, canSearch, host } = recipe;
  if (!canSearch) return <p className="soft">{t('tickets.visits')}</p>;

  const isStarting = left !== undefined && left.run === collection?.id;
  const collect = async () => {
    if (isStarting) return;
    setLeft({ run: collection?.id });
    setRefused(undefined);
    try {
      await send('collectPeriod', { metricId, periodStart });
      setIsAsking(false);
    } catch (error) {
      const code = codeOf(error);
      setLeft(undefined);
      setIsAsking(code === 'collect_not_allowed');
      // One that runs already, begun elsewhere, is no fault: it is shown as it runs.
      setRefused(HANDLED.has(code) ? undefined : problemOf(error));
    }
    refresh();
  };
  const isHere = answer.workItem?.host === host;
  const ids = collection?.state === 'done' ? AGAIN : FIRST;
  const running = !isStarting && collection?.state === 'running';
  const problem = isStarting ? undefined : (refused ?? runProblem(collection));
  if (isAsking) {
    return (
      <AskApiAccess
        host={host}
        onAllowed={() => void collect()}
        onCancel={() => {
          setIsAsking(false);
          requestAnimationFrame(() => button.current?.focus());
        }}
      />
    );
  }
  return (
    <>
      <div role="status">
        {isStarting && <p className="soft">{t('tickets.reading', { count: 0 })}</p>}
        {running && <p className="soft">{t('tickets.reading', { count: collection.read })}</p>}
        {!isStarting && !problem && collection?.state === 'stopped' && (
          <p className="soft">{t('tickets.stopped')}</p>
        )}
      </div>
      <div role="alert">
        {!running && problem && (
          <p className="notice">
            <ToneIcon tone="caution" />
            {ticketSentence(problem, translator)}
          </p>
        )}
      </div>
      {running ? (
        <button
          type="button"
          className="button small"
          onClick={() => send('stopCollection', { collectionId: collection.id }).then(refresh, () => {})}
        >
          {t('tickets.stop')}
        </button>
      ) : (
        <button
          ref={button}
          type="button"
          className="link"
          aria-disabled={isStarting}
          onClick={() => void collect()}
        >
          {t(isHere ? ids.here : ids.there, { host: isolated(host) })}
        </button>
      )}
    </>
  );
}

const HANDLED: ReadonlySet<string> = new Set(['collect_not_allowed', 'collect_running']);

/** Why the last run came to nothing, if it did. */
function runProblem(collection: RecipeView['collection']): TicketProblem | undefined {
  if (collection?.state === 'failed') return collection.problem;
  return collection?.state === 'interrupted' ? { code: 'collect_interrupted' } : undefined;
}

const FIRST = { here: 'tickets.collect', there: 'tickets.collect.at' } as const;
const AGAIN = { here: 'tickets.collect.again', there: 'tickets.collect.again.at' } as const;

import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { RecipeView } from '@/lib/domain/overview-types';
import { Button } from '../../pages/Button';
import { Notice } from '../../pages/Notice';
import { Problem } from '../../pages/Problem';
import { problemSentence } from '../../pages/problem-sentence';
import { SetBy } from '../../pages/SetBy';
import { useCommand } from '../../pages/use-command';
import { useLocked } from '../../pages/use-policy';
import styles from './recipe.module.css';

/** "Collect this period" from a page of ours: it is done in a tab that has the site open. */
export function CollectTickets(props: { metricId: string; periodStart: string; recipe: RecipeView }) {
  const { metricId, periodStart, recipe } = props;
  const text = useText();
  const { t } = text;
  const { host, collection, canSearch } = recipe;
  const collect = useCommand('collectPeriod');
  const stop = useCommand('stopCollection');
  const allow = useCommand('setApiAccess');
  const isLocked = useLocked('readTickets');
  if (!canSearch) return <p className={styles.soft}>{t('tickets.visits')}</p>;

  const start = async () => {
    await collect.run({ metricId, periodStart });
  };
  const isFirst = collect.problem?.code === 'collect_not_allowed';
  const running = collection?.state === 'running';
  const failed =
    collection?.state === 'failed'
      ? collection.problem
      : collection?.state === 'interrupted'
        ? { code: 'collect_interrupted' }
        : undefined;
  return (
    <>
      <div role="status">{running ? <p>{t('tickets.reading', { count: collection.read })}</p> : null}</div>
      {!running && failed ? (
        <Notice tone="caution" live="alert">
          <p>{problemSentence(failed, text)}</p>
        </Notice>
      ) : null}
      {isFirst ? null : <Problem problem={collect.problem} heading={t('dashboard.recipe.notCollected')} />}
      {running ? (
        <Button onClick={() => stop.run({ collectionId: collection.id })}>{t('tickets.stop')}</Button>
      ) : (
        !isFirst && (
          <Button busy={collect.busy} onClick={start}>
            {t(collection?.state === 'done' ? 'tickets.collect.again.at' : 'tickets.collect.at', {
              host: isolated(host),
            })}
          </Button>
        )
      )}
      {isFirst ? (
        <Notice heading={t('tickets.ask.title', { host: isolated(host) })} live="alert">
          <p>{t('tickets.ask.reads')}</p>
          <p>{t('tickets.ask.never')}</p>
          <p className={styles.soft}>{t('tickets.ask.off')}</p>
          {isLocked ? <SetBy /> : null}
          <p>
            {isLocked ? null : (
              <Button
                variant="primary"
                busy={allow.busy}
                onClick={async () => {
                  if (await allow.run({ host, on: true })) await start();
                }}
              >
                {t('tickets.ask.allow')}
              </Button>
            )}{' '}
            <Button onClick={collect.forget}>{t('tickets.ask.not_now')}</Button>
          </p>
          <Problem problem={allow.problem} />
        </Notice>
      ) : null}
    </>
  );
}

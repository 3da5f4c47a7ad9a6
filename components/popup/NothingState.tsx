import { useText } from '@/components/ui/text';
import { nearRules } from '@/lib/domain/mapping/near-rules';
import { listRules } from '@/lib/store/reads';
import { buttonClass } from '../pages/Button';
import { useLive } from '../pages/use-live';
import { NothingReason } from './NothingReason';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** No rule links the page, with the reason; who may link it is offered to. */
export function NothingState({ view, tabId }: StateProps<'nothing'>) {
  const { t } = useText();
  const rules = useLive(listRules, []);
  const { workItem } = view;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <h1 className={styles.title}>{t('popup.nothing.title')}</h1>
      {rules && workItem ? (
        <NothingReason workItem={workItem} near={nearRules(workItem, rules.value, today)} />
      ) : null}
      {view.mayLink ? (
        <a
          className={buttonClass('primary', 'wide')}
          href={`/options.html?view=use-this-page&tab=${tabId}`}
          target="_blank"
          rel="noreferrer"
        >
          {t('popup.nothing.link')}
        </a>
      ) : null}
    </>
  );
}

import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { Sentence } from '../pages/Sentence';
import { OpenPanelButton } from './OpenPanelButton';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** No initiative is the one: several are equally strong, or only what the page belongs to is linked. */
export function TiedState({ view, tabId }: StateProps<'tied' | 'inherited'>) {
  const { t } = useText();
  const initiatives = view.kind === 'tied' ? view.initiatives : [view.initiative];
  return (
    <>
      <h1 className={styles.title}>{t(`popup.${view.kind}.title`)}</h1>
      <p>
        {view.kind === 'tied' ? (
          t('popup.tied.text')
        ) : (
          <Sentence id="popup.inherited.text" values={{ parent: view.parentLabel }} />
        )}
      </p>
      <ul className={styles.list}>
        {initiatives.map((one) => (
          <li key={one.id}>
            <a href={`/dashboard.html#/initiative/${one.id}`} target="_blank" rel="noreferrer">
              <UserText text={one.name} />
            </a>
          </li>
        ))}
      </ul>
      <OpenPanelButton tabId={tabId} />
    </>
  );
}

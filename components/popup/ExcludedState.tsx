import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { Sentence } from '../pages/Sentence';
import { OpenPanelButton } from './OpenPanelButton';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** A match was taken away, by a rule or by the person: says which, and where it can be taken back. */
export function ExcludedState({ view, tabId }: StateProps<'hidden' | 'excluded'>) {
  const { t } = useText();
  if (view.kind === 'hidden') {
    return (
      <>
        <h1 className={styles.title}>{t('popup.hidden.title')}</h1>
        <p>
          <Sentence id="popup.hidden.text" values={{ initiative: view.initiativeName }} />
        </p>
        <OpenPanelButton tabId={tabId} variant="secondary" />
      </>
    );
  }
  return (
    <>
      <h1 className={styles.title}>{t('popup.excluded.title')}</h1>
      <p>{t('popup.excluded.text', { count: view.rules.length })}</p>
      <ul className={styles.list}>
        {view.rules.map((name) => (
          <li key={name}>
            <UserText text={name} />
          </li>
        ))}
      </ul>
      <OpenPanelButton tabId={tabId} variant="secondary" />
    </>
  );
}

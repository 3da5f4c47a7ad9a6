import { useText } from '@/components/ui/text';
import { fieldName } from '../pages/rule-sentence';
import { Sentence } from '../pages/Sentence';
import { OpenPanelButton } from './OpenPanelButton';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** Some rule might link the page, but a field it needs could not be read. Nothing is guessed. */
export function UndeterminedState({ view, tabId }: StateProps<'undetermined'>) {
  const text = useText();
  const { t, locale } = text;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <>
      <h1 className={styles.title}>{t('popup.undetermined.title')}</h1>
      <p>{t('popup.undetermined.text')}</p>
      <ul className={styles.list}>
        {view.rules.map(({ id, name, missing }) => (
          <li key={id}>
            <Sentence
              id="popup.undetermined.rule"
              values={{ rule: name, fields: list.format(missing.map((field) => fieldName(field, text))) }}
            />
          </li>
        ))}
      </ul>
      <OpenPanelButton tabId={tabId} variant="secondary" />
    </>
  );
}

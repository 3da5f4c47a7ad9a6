import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { useText } from '@/components/ui/text';
import { Button } from '../pages/Button';
import styles from './popup.module.css';
import { openShortcutSettings } from './shortcut-settings';

/** The keys that open the panel and the due value, as they are set in this browser right now, and where to change it. */
export function PopupFooter() {
  const { t } = useText();
  const [key, setKey] = useState<string>();
  const [entry, setEntry] = useState('');
  useEffect(() => {
    browser.commands.getAll().then((all) => {
      setKey(all.find(({ name }) => name === 'toggle-panel')?.shortcut ?? '');
      setEntry(all.find(({ name }) => name === 'enter-value')?.shortcut ?? '');
    });
  }, []);
  if (key === undefined) return null;
  return (
    <footer className={styles.footer}>
      <span>
        {key ? (
          <>
            <kbd className={styles.key}>{key}</kbd> {t('popup.shortcut')}
          </>
        ) : (
          t('popup.shortcut.none')
        )}
        {entry ? (
          <>
            <br />
            <kbd className={styles.key}>{entry}</kbd> {t('popup.shortcut.value')}
          </>
        ) : null}
      </span>
      <Button variant="quiet" onClick={openShortcutSettings}>
        {t(key ? 'popup.shortcut.change' : 'popup.shortcut.set')}
      </Button>
      <a className={styles.privacy} href="/options.html#/privacy" target="_blank" rel="noreferrer">
        {t('popup.privacy')}
      </a>
    </footer>
  );
}

import { browser } from 'wxt/browser';
import { useText } from '@/components/ui/text';
import { Button } from '../pages/Button';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** The page was open before Pilotlight could run in it. */
export function ReloadState({ tabId }: StateProps<'reload'>) {
  const { t } = useText();
  return (
    <>
      <h1 className={styles.title}>{t('popup.reload.title')}</h1>
      <p>{t('popup.reload.text')}</p>
      <Button variant="primary" width="wide" onClick={() => browser.tabs.reload(tabId)}>
        {t('popup.reload.action')}
      </Button>
    </>
  );
}

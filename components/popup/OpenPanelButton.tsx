import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { useCommand } from '../pages/use-command';
import styles from './popup.module.css';

/** Opens the panel in the page and gets out of its way. */
export function OpenPanelButton({
  tabId,
  variant = 'primary',
}: {
  tabId: number;
  variant?: 'primary' | 'secondary';
}) {
  const { t } = useText();
  const open = useCommand('openPanel');
  const [refused, setRefused] = useState(false);
  const isPopup = !new URLSearchParams(location.search).has('tab');

  const openPanel = async () => {
    const answer = await open.run({ tabId });
    setRefused(answer?.opened === false);
    if (answer?.opened && isPopup) window.close();
  };

  return (
    <>
      <Button variant={variant} width="wide" busy={open.busy} onClick={openPanel}>
        {t('popup.openPanel')}
      </Button>
      {refused ? (
        <p className={styles.small} role="alert">
          {t('popup.openPanel.refused')}
        </p>
      ) : null}
      <Problem problem={open.problem} heading={t('popup.failed')} />
    </>
  );
}

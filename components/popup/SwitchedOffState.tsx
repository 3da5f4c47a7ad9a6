import { useText } from '@/components/ui/text';
import { Button } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { Sentence } from '../pages/Sentence';
import { useCommand } from '../pages/use-command';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** The person switched Pilotlight off here. One press takes it back. */
export function SwitchedOffState({ view, refresh }: StateProps<'off'>) {
  const { t } = useText();
  const change = useCommand('setSiteSwitch');
  return (
    <>
      <h1 className={styles.title}>{t('popup.off.title')}</h1>
      <p>
        <Sentence id={`popup.off.${view.until}`} values={{ host: view.host }} />
      </p>
      <Button
        variant="primary"
        width="wide"
        busy={change.busy}
        onClick={() => change.run({ host: view.host, off: 'no' }).then(refresh)}
      >
        {t('popup.off.on')}
      </Button>
      <Problem problem={change.problem} />
    </>
  );
}

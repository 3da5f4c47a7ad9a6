import { useText } from '@/components/ui/text';
import { toolName } from '../pages/rule-sentence';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** States with nothing to decide: what is missing. */
export function MessageState({ view }: StateProps<'unsupported' | 'blocked' | 'no_work_item'>) {
  const text = useText();
  const { t } = text;
  const tool = view.kind === 'no_work_item' && view.tool ? toolName(view.tool, text) : '';
  return (
    <>
      <h1 className={styles.title}>{t(`popup.${view.kind}.title`)}</h1>
      <p>{t(`popup.${view.kind}.text`, { tool })}</p>
    </>
  );
}

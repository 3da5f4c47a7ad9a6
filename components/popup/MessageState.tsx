import { useText } from '@/components/ui/text';
import { buttonClass } from '../pages/Button';
import { toolName } from '../pages/rule-sentence';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** States with nothing to decide: what is missing and, where there is one, the way on. */
export function MessageState({
  view,
}: StateProps<'no_workspace' | 'unsupported' | 'blocked' | 'no_work_item'>) {
  const text = useText();
  const { t } = text;
  const tool = view.kind === 'no_work_item' && view.tool ? toolName(view.tool, text) : '';
  return (
    <>
      <h1 className={styles.title}>{t(`popup.${view.kind}.title`)}</h1>
      <p>{t(`popup.${view.kind}.text`, { tool })}</p>
      {view.kind === 'no_workspace' ? (
        <a className={buttonClass('primary', 'wide')} href="/welcome.html" target="_blank" rel="noreferrer">
          {t('popup.no_workspace.action')}
        </a>
      ) : null}
    </>
  );
}

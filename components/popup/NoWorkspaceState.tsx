import { useText } from '@/components/ui/text';
import { isManaged } from '@/lib/domain/policy/read-policy';
import { buttonClass } from '../pages/Button';
import { Loading } from '../pages/Loading';
import { SetBy } from '../pages/SetBy';
import { usePolicy } from '../pages/use-policy';
import styles from './popup.module.css';

/** Nothing has begun here: the way to begin, or what is left to a person whose organisation has set everything up. */
export function NoWorkspaceState() {
  const { t } = useText();
  const read = usePolicy();
  if (!read) return <Loading />;
  const kind = read.policy.server ? 'managed' : 'no_workspace';
  return (
    <>
      <h1 className={styles.title}>{t(`popup.${kind}.title`)}</h1>
      <p>{t(`popup.${kind}.text`)}</p>
      {isManaged(read) ? <SetBy /> : null}
      <a className={buttonClass('primary', 'wide')} href="/welcome.html" target="_blank" rel="noreferrer">
        {t(kind === 'managed' ? 'popup.managed.action' : 'popup.no_workspace.action')}
      </a>
    </>
  );
}

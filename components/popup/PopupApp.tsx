import { useText } from '@/components/ui/text';
import { Loading } from '../pages/Loading';
import { Notice } from '../pages/Notice';
import { Problem } from '../pages/Problem';
import { TeamLine } from '../pages/TeamLine';
import { TeamNews } from '../pages/TeamNews';
import { PopupFooter } from './PopupFooter';
import { PopupHeader } from './PopupHeader';
import { PopupQueue } from './PopupQueue';
import { PopupState } from './PopupState';
import styles from './popup.module.css';
import { popupView } from './popup-view';
import { SiteControls } from './SiteControls';
import { useTabStatus } from './use-tab-status';

/** The toolbar popup: what Pilotlight knows about the tab in front, and this site's switches. */
export function PopupApp() {
  const { t } = useText();
  const { tabId, status, problem, refresh } = useTabStatus();
  const view = status && popupView(status);

  return (
    <div className={styles.popup}>
      <PopupHeader />
      <TeamLine newTab only="news" />
      <main className={styles.main} aria-label={t('popup.main')}>
        {problem ? (
          <>
            <h1 className="visually-hidden">{t('popup.main')}</h1>
            <Problem problem={problem} heading={t('popup.failed')} />
          </>
        ) : null}
        {status?.unwelcome ? <Notice tone="caution">{t('popup.unwelcome')}</Notice> : null}
        {view && tabId !== undefined ? (
          <PopupState view={view} tabId={tabId} refresh={refresh} />
        ) : problem ? null : (
          <Loading />
        )}
        {view && view.kind !== 'no_workspace' ? <PopupQueue /> : null}
      </main>
      {status && view && view.kind !== 'no_workspace' ? (
        <SiteControls status={status} refresh={refresh} />
      ) : null}
      <TeamLine newTab only="calm" />
      <TeamNews />
      <PopupFooter />
    </div>
  );
}

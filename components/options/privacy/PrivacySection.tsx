import { useText } from '@/components/ui/text';
import { countQuarantined } from '@/lib/store/reads';
import { extensionVersion } from '../../pages/extension-version';
import { Notice } from '../../pages/Notice';
import { useLive } from '../../pages/use-live';
import styles from '../options.module.css';
import { SectionHeading } from '../SectionHeading';
import { InShort } from './InShort';
import { KeptHere } from './KeptHere';
import { KeptRecords } from './KeptRecords';
import { PermissionList } from './PermissionList';
import { ReadFields } from './ReadFields';
import { RequestList } from './RequestList';

/**
 * What Pilotlight may do, reads, keeps and sends, each list made from the constants that the program itself works by:
 * for a person who wants to know, a works council or a security officer.
 */
export function PrivacySection() {
  const { t } = useText();
  const setAside = useLive(countQuarantined, []);
  return (
    <>
      <SectionHeading view="privacy" />
      {setAside && setAside.value > 0 ? (
        <Notice tone="caution">
          <p>{t('options.privacy.quarantine', { count: setAside.value })}</p>
        </Notice>
      ) : null}
      <InShort />
      <PermissionList />
      <ReadFields />
      <RequestList />
      <KeptRecords />
      <KeptHere />
      <p className={styles.soft}>{t('options.privacy.version', { version: extensionVersion() })}</p>
    </>
  );
}

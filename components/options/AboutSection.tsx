import { useText } from '@/components/ui/text';
import { countQuarantined } from '@/lib/store/reads';
import { extensionVersion } from '../pages/extension-version';
import { Notice } from '../pages/Notice';
import { useLive } from '../pages/use-live';
import styles from './options.module.css';
import { SectionHeading } from './SectionHeading';

/** Every permission of the manifest, in its order, and the hosts that are asked for one by one. */
const PERMISSIONS = [
  'storage',
  'unlimitedStorage',
  'alarms',
  'scripting',
  'activeTab',
  'identity',
  'notifications',
  'hosts',
] as const;
const PLACES = ['store', 'settings', 'session', 'seen', 'page', 'network'] as const;

/** What Pilotlight may do and why, what it keeps where, and its version. */
export function AboutSection() {
  const { t } = useText();
  const setAside = useLive(countQuarantined, []);
  return (
    <>
      <SectionHeading view="about" />
      {setAside && setAside.value > 0 ? (
        <Notice tone="caution">
          <p>{t('options.about.quarantine', { count: setAside.value })}</p>
        </Notice>
      ) : null}
      <TermList title={t('options.about.permissions')} group="permission" terms={PERMISSIONS} />
      <TermList title={t('options.about.places')} group="place" terms={PLACES} />
      <p className={styles.soft}>{t('options.about.version', { version: extensionVersion() })}</p>
    </>
  );
}

function TermList({
  title,
  group,
  terms,
}: {
  title: string;
  group: 'permission' | 'place';
  terms: readonly string[];
}) {
  const { t } = useText();
  return (
    <section className={styles.block}>
      <h2>{title}</h2>
      <dl className={styles.terms}>
        {terms.map((term) => (
          <div key={term}>
            <dt>{t(`options.about.${group}.${term}`)}</dt>
            <dd>{t(`options.about.${group}.${term}.text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

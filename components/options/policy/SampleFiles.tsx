import { useState } from 'react';
import { browser } from 'wxt/browser';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { ManagedPolicy } from '@/lib/domain/policy/policy';
import {
  FIREFOX_ID,
  type PolicySample,
  policySamples,
  SAMPLE_BROWSERS,
  type SampleBrowser,
} from '@/lib/domain/policy/policy-samples';
import { Button } from '../../pages/Button';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { saveFile } from '../../pages/save-file';
import styles from '../options.module.css';

/** Stands for the id where this browser cannot know it. */
const UNKNOWN_ID = 'EXTENSION-ID';

const PLACES = {
  windows: 'options.policy.place.registry',
  macos: 'options.policy.place.profile',
  linux: 'options.policy.place',
} as const;

/** The finished files of one browser: where each belongs, what it says, and a way to save it. */
export function SampleFiles(props: {
  policy: ManagedPolicy;
  addresses: { updateUrl?: string; installUrl?: string };
}) {
  const { policy, addresses } = props;
  const { t } = useText();
  const isFirefox = browser.runtime.id === FIREFOX_ID;
  const [chosen, setChosen] = useState<SampleBrowser>(isFirefox ? 'firefox' : 'chrome');
  const chromiumId = isFirefox ? UNKNOWN_ID : browser.runtime.id;
  const samples = policySamples({ chromiumId, policy, ...addresses });
  const installs = Boolean(chosen === 'firefox' ? addresses.installUrl : addresses.updateUrl);
  return (
    <>
      <ChoiceGroup
        legend={t('options.policy.browser')}
        value={chosen}
        options={SAMPLE_BROWSERS.map((value) => ({ value, label: t(`options.policy.browser.${value}`) }))}
        onChange={setChosen}
      />
      {chosen === 'firefox' ? null : (
        <p className={styles.soft}>
          {t(isFirefox ? 'options.policy.id.unknown' : 'options.policy.id.store', { id: UNKNOWN_ID })}
        </p>
      )}
      <p className={styles.soft}>
        {installs ? t(`options.policy.installs.${chosen}`) : t('options.policy.installs.not')}
      </p>
      <ul className={styles.rows}>
        {samples
          .filter((sample) => sample.browser === chosen)
          .map((sample) => (
            <li key={sample.system} className={styles.row}>
              <div className={styles.rowMain}>
                <p className={styles.rowTitle}>{t(`options.policy.system.${sample.system}`)}</p>
                <p className={styles.soft}>
                  {t(chosen === 'firefox' ? 'options.policy.place' : PLACES[sample.system], {
                    place: isolated(sample.place),
                    file: isolated(sample.fileName),
                  })}
                </p>
              </div>
              <div className={styles.rowActions}>
                <Button
                  aria-label={t('options.policy.save.of', {
                    file: isolated(sample.fileName),
                    system: t(`options.policy.system.${sample.system}`),
                  })}
                  onClick={() => save(sample)}
                >
                  {t('options.policy.save')}
                </Button>
              </div>
              <details className={styles.rowWide}>
                <summary>{t('options.policy.look')}</summary>
                <pre className={styles.source}>{sample.text}</pre>
              </details>
              {sample.entry ? (
                <details className={styles.rowWide}>
                  <summary>{t('options.policy.entry')}</summary>
                  <p className={styles.soft}>{t('options.policy.entry.text')}</p>
                  <pre className={styles.source}>{sample.entry}</pre>
                </details>
              ) : null}
            </li>
          ))}
      </ul>
    </>
  );
}

/** The registry editor reads letters beyond ASCII only from UTF-16, with its mark at the beginning. */
function save({ fileName, text }: PolicySample): void {
  const content = fileName.endsWith('.reg') ? utf16(`\uFEFF${text}`) : text;
  saveFile(fileName, [content], 'application/octet-stream');
}

const utf16 = (text: string) =>
  Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

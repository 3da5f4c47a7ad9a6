import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { PromptSettings } from '@/lib/settings/local';
import { Field } from '../pages/Field';
import field from '../pages/field.module.css';
import { Loading } from '../pages/Loading';
import { Notice } from '../pages/Notice';
import { removeNotifications, requestNotifications } from '../pages/notification-access';
import { Problem } from '../pages/Problem';
import { SetBy } from '../pages/SetBy';
import { useCommand } from '../pages/use-command';
import { useLocked } from '../pages/use-policy';
import styles from './options.module.css';
import { SectionHeading } from './SectionHeading';
import { usePromptSettings } from './use-prompt-settings';

/** When Pilotlight may speak first, and how. Kept in this browser: the hours are a person's, not the organisation's. */
export function PromptsSection() {
  const { t } = useText();
  const settings = usePromptSettings();
  const isLocked = useLocked('prompts');
  const change = useCommand('setPromptSettings');
  const [denied, setDenied] = useState(false);
  if (!settings) return <Loading />;
  const set = (next: Partial<PromptSettings>) => void change.run({ ...settings, ...next });
  // The browser grants only inside the click itself, so it is asked before anything is awaited.
  const notify = async (wanted: boolean) => {
    const granted = wanted ? await requestNotifications() : false;
    if (!wanted) await removeNotifications();
    setDenied(wanted && !granted);
    set({ notify: granted });
  };
  const time = (name: 'from' | 'to') => (
    <Field label={t(`options.prompts.${name}`)}>
      {(ids) => (
        <input
          {...ids}
          type="time"
          className={field.input}
          value={settings[name]}
          onChange={(event) => event.target.value && set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <SectionHeading view="prompts" />
      <fieldset className={styles.panel} disabled={isLocked} aria-label={t('options.prompts.title')}>
        {isLocked ? <SetBy /> : null}
        <fieldset className={styles.hours}>
          <legend>{t('options.prompts.hours')}</legend>
          {time('from')}
          {time('to')}
        </fieldset>
        <p className={styles.soft}>{t('options.prompts.hours.text')}</p>
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={settings.sharedScreen}
            onChange={(event) => set({ sharedScreen: event.target.checked })}
          />
          <span>
            {t('options.prompts.shared')}
            <small>{t('options.prompts.shared.hint')}</small>
          </span>
        </label>
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={settings.notify}
            onChange={(event) => void notify(event.target.checked)}
          />
          <span>
            {t('options.prompts.notify')}
            <small>{t('options.prompts.notify.hint')}</small>
          </span>
        </label>
        {denied ? (
          <Notice tone="caution" live="status">
            <p>{t('options.prompts.denied')}</p>
          </Notice>
        ) : null}
        <Problem problem={change.problem} />
      </fieldset>
    </>
  );
}

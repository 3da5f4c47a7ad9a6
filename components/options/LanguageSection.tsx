import { useText } from '@/components/ui/text';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { useLocaleSetting } from '../pages/PageLanguage';
import { Problem } from '../pages/Problem';
import { SetBy } from '../pages/SetBy';
import { useCommand } from '../pages/use-command';
import { useLocked } from '../pages/use-policy';
import styles from './options.module.css';
import { SectionHeading } from './SectionHeading';

const CHOICES = ['auto', 'en', 'de'] as const;

/** The language of all of Pilotlight, whatever the host tool speaks. */
export function LanguageSection() {
  const { t } = useText();
  const setting = useLocaleSetting();
  const isLocked = useLocked('language');
  const change = useCommand('setLocale');
  return (
    <>
      <SectionHeading view="language" />
      <div className={styles.panel}>
        <ChoiceGroup
          legend={t('options.language.choose')}
          value={setting}
          disabled={isLocked}
          options={CHOICES.map((value) => ({ value, label: t(`options.language.${value}`) }))}
          onChange={(locale) => change.run({ locale })}
        />
        {isLocked ? <SetBy /> : null}
        <Problem problem={change.problem} />
      </div>
    </>
  );
}

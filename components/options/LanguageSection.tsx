import { useText } from '@/components/ui/text';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { useLocaleSetting } from '../pages/PageLanguage';
import { Problem } from '../pages/Problem';
import { useCommand } from '../pages/use-command';
import styles from './options.module.css';
import { SectionHeading } from './SectionHeading';

const CHOICES = ['auto', 'en', 'de'] as const;

/** The language of all of Pilotlight, whatever the host tool speaks. */
export function LanguageSection() {
  const { t } = useText();
  const setting = useLocaleSetting();
  const change = useCommand('setLocale');
  return (
    <>
      <SectionHeading view="language" />
      <div className={styles.panel}>
        <ChoiceGroup
          legend={t('options.language.choose')}
          value={setting}
          options={CHOICES.map((value) => ({ value, label: t(`options.language.${value}`) }))}
          onChange={(locale) => change.run({ locale })}
        />
        <Problem problem={change.problem} />
      </div>
    </>
  );
}

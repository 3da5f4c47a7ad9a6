import { useText } from '@/components/ui/text';
import { languageOf } from '@/lib/domain/workspace';
import { readWorkspaceState } from '@/lib/store/reads';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { useLocaleSetting } from '../pages/PageLanguage';
import { Problem } from '../pages/Problem';
import { SetBy } from '../pages/SetBy';
import { useCommand } from '../pages/use-command';
import { useLive } from '../pages/use-live';
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
  const state = useLive(readWorkspaceState, []);
  const isSaid = languageOf(state?.value.workspace) !== undefined;
  const nameOf = (value: (typeof CHOICES)[number]) =>
    value === 'auto' && isSaid ? t('options.language.organisation') : t(`options.language.${value}`);
  return (
    <>
      <SectionHeading view="language" />
      <div className={styles.panel}>
        <ChoiceGroup
          legend={t('options.language.choose')}
          value={setting}
          disabled={isLocked}
          options={CHOICES.map((value) => ({ value, label: nameOf(value) }))}
          onChange={(locale) => change.run({ locale })}
        />
        {isLocked ? <SetBy /> : null}
        <Problem problem={change.problem} />
      </div>
    </>
  );
}

import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { GUIDANCE_NAMES, type GuidanceName } from '@/lib/domain/guidance-texts';
import { readGuidanceExamples } from '@/lib/store/reads/guidance-examples';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import form from '../pages/form.module.css';
import { useLive } from '../pages/use-live';
import { useNow } from '../pages/use-now';
import { GuidanceTextField } from './GuidanceTextField';
import {
  guidanceProblems,
  type TextLanguage,
  type WorkspaceDraft,
  type WorkspaceProblems,
} from './workspace-draft';

/** The sentences that people read at the work item: the organisation's own words, one language at a time. */
export function GuidanceFields(props: {
  draft: WorkspaceDraft;
  problems: WorkspaceProblems;
  onChange: (change: Partial<WorkspaceDraft>) => void;
}) {
  const { draft, problems, onChange } = props;
  const { t, locale } = useText();
  const now = useNow();
  // Which sentence an initiative gets changes by the day; by the minute it need not be asked.
  const [since] = useState(now);
  const examples = useLive(() => readGuidanceExamples(since), [since]);
  const [chosen, setChosen] = useState<TextLanguage>();
  // What keeps the form from being saved must be in sight.
  const faulty = (['en', 'de'] as const).find((one) =>
    Object.keys(problems).some((field) => field.startsWith(`guidanceTexts.${one}.`)),
  );
  const language = faulty ?? chosen ?? (locale === 'de' ? 'de' : 'en');
  const asTyped = guidanceProblems(draft);
  const change = (name: GuidanceName, words: string | undefined) => {
    const { [name]: _, ...others } = draft.guidance[language];
    setChosen(language);
    onChange({
      guidance: {
        ...draft.guidance,
        [language]: words === undefined ? others : { ...others, [name]: words },
      },
    });
  };
  return (
    <>
      <p className={form.hint}>{t('options.workspace.guidance.text')}</p>
      <ChoiceGroup
        legend={t('options.workspace.guidance.language')}
        value={language}
        options={[
          { value: 'en', label: t('options.language.en') },
          { value: 'de', label: t('options.language.de') },
        ]}
        onChange={setChosen}
      />
      {GUIDANCE_NAMES.map((name) => (
        <GuidanceTextField
          key={`${language}.${name}`}
          name={name}
          language={language}
          own={draft.guidance[language][name]}
          problem={asTyped[`guidanceTexts.${language}.${name}`]}
          example={examples?.value[name]}
          onChange={(words) => change(name, words)}
        />
      ))}
    </>
  );
}

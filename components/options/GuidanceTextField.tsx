import { useMemo } from 'react';
import { TextProvider, useText } from '@/components/ui/text';
import { GUIDANCE_PLACEHOLDERS, GUIDANCE_TEXT_LIMIT, type GuidanceName } from '@/lib/domain/guidance-texts';
import { createTranslator } from '@/lib/i18n/translator';
import type { GuidanceExamples } from '@/lib/store/reads/guidance-examples';
import { Button } from '../pages/Button';
import { GuidanceSentence } from '../pages/GuidanceSentence';
import { PAGE_CATALOGUE } from '../pages/page-catalogue';
import { Sentence } from '../pages/Sentence';
import { TextField } from '../pages/TextField';
import { exampleValues } from './guidance-example';
import styles from './options.module.css';
import type { TextLanguage, WorkspaceProblems } from './workspace-draft';

/** One sentence in one language, as it is written and as it reads; with the way back to the standard text. */
export function GuidanceTextField(props: {
  name: GuidanceName;
  language: TextLanguage;
  /** The organisation's own words; undefined for the standard ones. */
  own: string | undefined;
  problem: WorkspaceProblems[string];
  example: GuidanceExamples[GuidanceName];
  onChange: (words: string | undefined) => void;
}) {
  const { name, language, own, problem, example, onChange } = props;
  const { t, locale } = useText();
  const translator = useMemo(() => createTranslator(language, PAGE_CATALOGUE[language]), [language]);
  const placeholders = GUIDANCE_PLACEHOLDERS[name].map((one) => `{${one}}`);
  const standard = translator.t(
    `guidance.${name}`,
    Object.fromEntries(GUIDANCE_PLACEHOLDERS[name].map((one) => [one, `{${one}}`])),
  );
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(placeholders);
  const title = t(`options.workspace.guidance.${name}`);
  return (
    <div className={styles.guidanceText}>
      <TextField
        name={`guidance.${language}.${name}`}
        label={title}
        hint={
          placeholders.length > 0 ? t('options.workspace.guidance.keep', { placeholders: list }) : undefined
        }
        error={problem ? t(problem.id, problem.values) : undefined}
        value={own ?? standard}
        maxLength={GUIDANCE_TEXT_LIMIT}
        rows={2}
        onChange={(words) => onChange(words === standard ? undefined : words)}
      />
      {problem || placeholders.length === 0 ? null : (
        <div className={styles.guidancePreview}>
          <p className={styles.soft}>
            {example ? (
              <Sentence
                id="options.workspace.guidance.reads"
                values={{ initiative: example.initiativeName }}
              />
            ) : (
              t('options.workspace.guidance.example')
            )}
          </p>
          <p lang={language}>
            <TextProvider translator={translator}>
              <GuidanceSentence
                guidance={{
                  id: `guidance.${name}`,
                  values: example?.values ?? exampleValues(name),
                  ...(own === undefined ? {} : { own: { [language]: own } }),
                }}
              />
            </TextProvider>
          </p>
        </div>
      )}
      {own === undefined ? null : (
        <Button
          variant="quiet"
          aria-label={t('options.workspace.guidance.reset.of', { sentence: title })}
          onClick={() => onChange(undefined)}
        >
          {t('options.workspace.guidance.reset')}
        </Button>
      )}
    </div>
  );
}

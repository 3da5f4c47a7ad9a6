import { useText } from '@/components/ui/text';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Notice } from '../../pages/Notice';
import { ColumnHelp } from './ColumnHelp';
import { ImportPreview } from './ImportPreview';
import { RULE_IMPORT_STEPS } from './rule-import-steps';
import { TakeInFile } from './TakeInFile';

/** Takes rules from a file: looks at it first, shows what it would change, and writes all of it or nothing. */
export function ImportRules({
  initiatives,
  today,
}: {
  initiatives: readonly InitiativeBrief[];
  today: string;
}) {
  const { t } = useText();
  return (
    <TakeInFile
      id="import-rules"
      title={t('options.data.import')}
      accept=".csv,.tsv,.txt,.json"
      steps={RULE_IMPORT_STEPS}
      words={(doing, name) => t(`options.data.import.${doing}`, { name })}
      intro={
        <>
          <p>{t('options.data.import.text')}</p>
          <ColumnHelp />
        </>
      }
      preview={(file, name) => (
        <ImportPreview file={file} name={name} initiatives={initiatives} today={today} />
      )}
      apply={({ problems, added, changed }) =>
        problems.length === 0 && added + changed > 0
          ? { label: t('options.data.import.apply', { count: added + changed }) }
          : undefined
      }
      done={({ added, changed }) => (
        <Notice tone="good" live="status" heading={t('options.data.import.done')}>
          <p>{t('options.data.import.done.text', { added, changed })}</p>
          <p>
            <a href="#/rules">{t('options.data.import.toRules')}</a>
          </p>
        </Notice>
      )}
    />
  );
}

import { useText } from '@/components/ui/text';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import { Notice } from '../../pages/Notice';
import { Sentence } from '../../pages/Sentence';
import { FileName } from './FileName';
import { PlannedRules } from './PlannedRules';
import { RowProblems } from './RowProblems';
import type { ReadRuleFile } from './rule-import-steps';
import { Sums } from './Sums';

/** What a file would change, and what stands against it. Nothing has been written yet. */
export function ImportPreview({
  file,
  name,
  initiatives,
  today,
}: {
  file: ReadRuleFile;
  name: string;
  initiatives: readonly InitiativeBrief[];
  today: string;
}) {
  const { t } = useText();
  const { about, problems, added, changed, unchanged } = file;
  const refused = new Set(problems.map(({ row }) => row)).size;
  const sums = Object.entries({ added, changed, unchanged, refused }).map(([id, count]) => ({
    id,
    word: t(`options.data.sum.${id}`),
    count,
    tone: id === 'refused' ? ('stop' as const) : undefined,
  }));
  return (
    <>
      <FileName name={name}>
        {t('options.data.read', {
          count: about.total,
          separator: SEPARATOR_WORDS[about.separator ?? ''] ?? 'none',
          encoding: ENCODING_WORDS[about.encoding.name],
        })}
      </FileName>
      <Sums sums={sums} />
      {about.encoding.name === 'windows-1252' ? (
        <Notice tone="caution">
          <p>{t('options.data.windows1252')}</p>
        </Notice>
      ) : null}
      {about.unknown.length > 0 ? (
        <Notice>
          <p>
            <Sentence id="options.data.unknown" values={{ columns: about.unknown.join(', ') }} />
          </p>
        </Notice>
      ) : null}
      {refused > 0 ? (
        <RowProblems problems={problems} rows={refused} advice={t('options.data.refused.text')} />
      ) : added + changed === 0 ? (
        <Notice tone="good">
          <p>{t('options.data.same')}</p>
        </Notice>
      ) : (
        <>
          {file.goLive > 0 || file.warned > 0 ? (
            <Notice tone="caution">
              {file.goLive > 0 ? <p>{t('options.data.live', { count: file.goLive })}</p> : null}
              {file.warned > 0 ? <p>{t('options.data.warned', { count: file.warned })}</p> : null}
            </Notice>
          ) : null}
          <PlannedRules
            changes={file.shown}
            total={added + changed}
            initiatives={initiatives}
            today={today}
          />
        </>
      )}
    </>
  );
}

const SEPARATOR_WORDS: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

const ENCODING_WORDS = {
  'utf-8': 'usual',
  'utf-16le': 'utf16',
  'utf-16be': 'utf16',
  'windows-1252': 'western',
} as const;

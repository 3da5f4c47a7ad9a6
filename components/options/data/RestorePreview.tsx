import { useText } from '@/components/ui/text';
import { formatInstant } from '@/lib/i18n/formats';
import { Notice } from '../../pages/Notice';
import { Sentence } from '../../pages/Sentence';
import options from '../options.module.css';
import { FileName } from './FileName';
import { RowProblems } from './RowProblems';
import type { ReadBackupFile } from './restore-steps';
import { Sums } from './Sums';

/** Kinds of records that a person counts; the rest hangs on these. */
const COUNTED = ['initiative', 'metric', 'sample', 'rule', 'person', 'audit'] as const;

/** What a backup holds, and what would become of what is here. Nothing has been written yet. */
export function RestorePreview({ file, name }: { file: ReadBackupFile; name: string }) {
  const { t, locale } = useText();
  const { head, checked, difference } = file;
  const { added, changed, same, lost } = difference;
  const { problems } = checked;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const refused = new Set(problems.map(({ row }) => row)).size;
  return (
    <>
      <FileName name={name}>
        <Sentence
          id="options.backup.of"
          values={{ workspace: checked.name, at: formatInstant(head.savedAt, locale, zone) }}
        />
      </FileName>
      {refused > 0 ? (
        <RowProblems problems={problems} rows={refused} advice={t('options.backup.refused')} />
      ) : (
        <>
          <dl className={options.terms}>
            {COUNTED.map((cls) => (
              <div key={cls}>
                <dt>{t(`options.backup.count.${cls}`)}</dt>
                <dd>{checked.counts[cls] ?? 0}</dd>
              </div>
            ))}
          </dl>
          {difference.here === 0 ? null : (
            <>
              <h3>{t('options.backup.here')}</h3>
              <Sums
                sums={[
                  { id: 'same', word: t('options.backup.same'), count: same },
                  { id: 'changed', word: t('options.backup.changed'), count: changed },
                  { id: 'added', word: t('options.backup.added'), count: added },
                  { id: 'lost', word: t('options.backup.lost'), count: lost, tone: 'stop' },
                ]}
              />
              <Notice tone="caution">
                <p>{t('options.backup.warning', { count: lost })}</p>
              </Notice>
            </>
          )}
        </>
      )}
    </>
  );
}

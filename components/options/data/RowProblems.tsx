import { useText } from '@/components/ui/text';
import type { RowProblem } from '@/lib/domain/mapping/rule-import';
import { usesDecimalComma } from '@/lib/i18n/formats';
import { csvText } from '@/lib/transfer/csv-text';
import { Button } from '../../pages/Button';
import { Notice } from '../../pages/Notice';
import { problemSentence } from '../../pages/problem-sentence';
import { saveFile } from '../../pages/save-file';
import table from '../../pages/table.module.css';
import styles from './data.module.css';
import { fileName } from './file-name';

/** Problems that are shown at once; all of them are in the list that can be saved. */
const SHOWN = 50;

/** Every row that cannot be taken: which, in which column, and why. */
export function RowProblems({
  problems,
  rows,
  advice,
}: {
  problems: readonly RowProblem[];
  rows: number;
  /** What to do about it. */
  advice: string;
}) {
  const text = useText();
  const { t, locale } = text;
  const save = () => {
    const separator = usesDecimalComma(locale) ? ';' : ',';
    const head = [t('options.data.row'), t('options.data.column'), t('options.data.reason')];
    const lines = problems.map(({ row, problem }) => [
      String(row),
      problem.field ?? '',
      problemSentence(problem, text),
    ]);
    const day = new Date().toISOString().slice(0, 10);
    saveFile(fileName('problems', day, 'csv'), [csvText([head, ...lines], separator)], 'text/csv');
  };
  return (
    <>
      <Notice tone="stop" live="alert" heading={t('options.data.refused', { count: rows })}>
        <p>{advice}</p>
      </Notice>
      <div className={styles.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('options.data.row')}</th>
              <th scope="col">{t('options.data.column')}</th>
              <th scope="col">{t('options.data.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, SHOWN).map(({ row, problem }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row may have two problems of one kind
              <tr key={index}>
                <td data-label={t('options.data.row')}>{row}</td>
                <td className={styles.columnName} data-label={t('options.data.column')}>
                  {problem.field ?? '–'}
                </td>
                <td data-label={t('options.data.reason')}>{problemSentence(problem, text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > SHOWN ? (
        <p className={styles.soft}>{t('options.data.more', { count: problems.length - SHOWN })}</p>
      ) : null}
      <div>
        <Button onClick={save}>{t('options.data.problems.save')}</Button>
      </div>
    </>
  );
}

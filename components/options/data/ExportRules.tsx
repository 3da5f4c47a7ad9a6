import { useText } from '@/components/ui/text';
import { usesDecimalComma } from '@/lib/i18n/formats';
import { listRules } from '@/lib/store/reads';
import { listInitiativeKeys } from '@/lib/store/reads/import';
import { rulesCsv, rulesJson } from '@/lib/transfer/rule-file';
import { Button } from '../../pages/Button';
import form from '../../pages/form.module.css';
import { saveFile } from '../../pages/save-file';
import styles from '../options.module.css';
import { fileName } from './file-name';

/** Saves the rules as a file: a table to work on, or JSON for other programs. */
export function ExportRules({ count, today }: { count: number; today: string }) {
  const { t, locale } = useText();
  const read = () => Promise.all([listRules(), listInitiativeKeys()]);
  const saveTable = async () => {
    const [rules, initiatives] = await read();
    const text = rulesCsv(rules, initiatives, usesDecimalComma(locale) ? ';' : ',');
    saveFile(fileName('rules', today, 'csv'), [text], 'text/csv');
  };
  const saveJson = async () => {
    const [rules, initiatives] = await read();
    saveFile(fileName('rules', today, 'json'), [rulesJson(rules, initiatives)], 'application/json');
  };
  return (
    <section className={styles.panel} aria-labelledby="export-rules">
      <h2 id="export-rules">{t('options.data.export')}</h2>
      {count === 0 ? (
        <p className={styles.soft}>{t('options.data.export.none')}</p>
      ) : (
        <>
          <p>{t('options.data.export.text', { count })}</p>
          <div className={form.actions}>
            <Button onClick={saveTable}>{t('options.data.export.csv')}</Button>
            <Button onClick={saveJson}>{t('options.data.export.json')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

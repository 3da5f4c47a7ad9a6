import { useText } from '@/components/ui/text';
import { FIELD_WEIGHTS } from '@/lib/domain/work-item';
import { toolName } from '../../pages/rule-sentence';
import { WORK_TOOLS } from '../../pages/work-tools';
import styles from '../options.module.css';
import privacy from './privacy.module.css';

/** The fields that the readers of the tools know. There are no others: a rule cannot ask for one. */
export function ReadFields() {
  const text = useText();
  const { t, locale } = text;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <section className={styles.block} aria-labelledby="privacy-read">
      <h2 id="privacy-read">{t('privacy.read')}</h2>
      <p className={privacy.lead}>{t('privacy.read.text')}</p>
      <dl className={styles.terms}>
        {WORK_TOOLS.map((tool) => (
          <div key={tool}>
            <dt>{toolName(tool, text)}</dt>
            <dd>{list.format(Object.keys(FIELD_WEIGHTS[tool]).map((field) => t(`page.field.${field}`)))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

import { useText } from '@/components/ui/text';
import { ALL_CLASSES, fieldsOf, SHARED_FIELDS } from '@/lib/domain/disclosure/record-fields';
import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import styles from '../options.module.css';
import { fieldSentence } from './field-sentence';
import privacy from './privacy.module.css';
import { Term } from './Term';

/** Every kind of record with every field it can have, from the schemas that check them. */
export function KeptRecords() {
  const text = useText();
  const { t } = text;
  return (
    <section className={styles.block} aria-labelledby="privacy-kept">
      <h2 id="privacy-kept">{t('privacy.kept')}</h2>
      <p className={privacy.lead}>{t('privacy.kept.text')}</p>
      <div className={privacy.records}>
        <Kind
          title={t('privacy.kept.shared')}
          fields={SHARED_FIELDS.map((name) => ({ name, says: t(`privacy.field.${name}`), parts: [] }))}
        />
        {ALL_CLASSES.map((cls) => (
          <Kind
            key={cls}
            title={t(`privacy.record.${cls}`)}
            home={t(`privacy.home.${RECORD_CLASSES[cls].home}`)}
            fields={fieldsOf(cls)
              .filter(({ name }) => !SHARED_FIELDS.includes(name))
              .map((field) => ({ ...field, says: fieldSentence(cls, field.name, text) }))}
          />
        ))}
      </div>
    </section>
  );
}

function Kind(props: {
  title: string;
  home?: string;
  fields: readonly { name: string; says: string; parts: readonly string[] }[];
}) {
  const { title, home, fields } = props;
  const { t } = useText();
  return (
    <details className={privacy.record}>
      <summary>
        <span className={privacy.title}>{title}</span>
        <span className={privacy.count}>{t('privacy.kept.count', { count: fields.length })}</span>
      </summary>
      {home ? <p className={privacy.home}>{home}</p> : null}
      <dl className={styles.terms}>
        {fields.map(({ name, says, parts }) => (
          <Term key={name} name={name}>
            {says}
            {parts.length > 0 ? (
              <span className={privacy.parts}>{t('privacy.kept.parts', { parts: parts.join(', ') })}</span>
            ) : null}
          </Term>
        ))}
      </dl>
    </details>
  );
}

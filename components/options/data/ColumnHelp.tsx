import { useText } from '@/components/ui/text';
import { RULE_COLUMN_NAMES } from '@/lib/transfer/rule-columns';
import options from '../options.module.css';

/** Which columns a table may have and what goes into them, for whoever writes one. */
export function ColumnHelp() {
  const { t } = useText();
  return (
    <details className={options.more}>
      <summary>{t('options.data.help')}</summary>
      <p>{t('options.data.help.text')}</p>
      <dl className={options.terms}>
        {RULE_COLUMN_NAMES.map((name) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{t(`options.data.help.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

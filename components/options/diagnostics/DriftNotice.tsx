import { useText } from '@/components/ui/text';
import { Notice } from '../../pages/Notice';
import navLink from '../../pages/nav-link.module.css';
import { toolName } from '../../pages/rule-sentence';
import { useDrift } from './use-drift';

/** One notice for all fields that can no longer be read: which, of which tool, with which version of its reader. */
export function DriftNotice({ withLink = false }: { withLink?: boolean }) {
  const text = useText();
  const { t } = text;
  const found = useDrift();
  if (found.length === 0) return null;
  return (
    <Notice tone="caution" heading={t('options.drift.title')}>
      <ul>
        {found.map(({ tool, deployment, field, version }) => (
          <li key={`${tool} ${deployment} ${field}`}>
            {t('options.drift.field', {
              tool: toolName(tool, text),
              where: deployment ?? 'other',
              field: t(`page.field.${field}`),
              version,
            })}
          </li>
        ))}
      </ul>
      <p>{t('options.drift.text')}</p>
      {withLink ? (
        <a className={navLink.link} href="#/diagnostics">
          {t('options.drift.link')}
        </a>
      ) : null}
    </Notice>
  );
}

import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { InitiativeList } from './InitiativeList';
import { usePanel } from './panel-context';

/** Other initiatives that touch this item, and the one its parent belongs to. */
export function RelatedInitiatives() {
  const { t } = useText();
  const { also, inherited, primary } = usePanel().answer;
  return (
    <>
      {inherited && inherited.initiative.id !== primary?.id && (
        <section className="section">
          <h3>{t('sidebar.inherited.title')}</h3>
          <p className="soft">{t('sidebar.inherited.text', { parent: isolated(inherited.parentLabel) })}</p>
          <InitiativeList initiatives={[inherited.initiative]} />
        </section>
      )}
      {also.length > 0 && (
        <section className="section">
          <h3>{t('sidebar.also.title')}</h3>
          <InitiativeList initiatives={also} />
        </section>
      )}
    </>
  );
}

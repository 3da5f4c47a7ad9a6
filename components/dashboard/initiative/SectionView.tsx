import { ArrowLeft } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { buttonClass } from '../../pages/Button';
import { EmptyState } from '../../pages/EmptyState';
import { Loading } from '../../pages/Loading';
import dashboard from '../dashboard.module.css';
import { InitiativeSection } from './InitiativeSection';
import type { Section } from './sections';
import { useDossier } from './use-dossier';

/** Reads what one of an initiative's pages shows. */
export function SectionView(props: {
  id: string;
  section: Exclude<Section, 'overview'>;
  part: string | undefined;
}) {
  const { id, section, part } = props;
  const { t } = useText();
  const dossier = useDossier(id);
  if (!dossier) return <Loading />;
  return (
    <div className={dashboard.page}>
      <p>
        <a className={dashboard.back} href="#/">
          <ArrowLeft size={16} aria-hidden="true" /> {t('dashboard.back')}
        </a>
      </p>
      {dossier.value ? (
        <InitiativeSection dossier={dossier.value} section={section} part={part} />
      ) : (
        <EmptyState page title={t('dashboard.initiative.gone')}>
          <a className={buttonClass()} href="#/">
            {t('dashboard.back')}
          </a>
        </EmptyState>
      )}
    </div>
  );
}

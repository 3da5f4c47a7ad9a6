import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { useHeadingFocus } from '../../pages/use-hash';
import dashboard from '../dashboard.module.css';
import { ActAs } from './ActAs';
import { CaseSection } from './CaseSection';
import { CriteriaSection } from './CriteriaSection';
import { EvidenceSection } from './EvidenceSection';
import { InitiativeNav } from './InitiativeNav';
import styles from './initiative.module.css';
import { LifeSection } from './LifeSection';
import { PlanSection } from './PlanSection';
import { ReviewSection } from './ReviewSection';
import { ScopeSection } from './ScopeSection';
import type { Section } from './sections';

/** One of an initiative's pages, with its name above and the way to the others. */
export function InitiativeSection(props: {
  dossier: InitiativeDossier;
  section: Exclude<Section, 'overview'>;
  part: string | undefined;
}) {
  const { dossier, section, part } = props;
  const { t } = useText();
  const heading = useHeadingFocus<HTMLHeadingElement>(`${section}/${part ?? ''}`);
  const { initiative } = dossier;
  return (
    <>
      <div className={styles.top}>
        <header className={dashboard.pageHeading}>
          <p className={dashboard.eyebrow}>
            <UserText text={initiative.name} />
          </p>
          <h1 ref={heading} tabIndex={-1}>
            {t(`initiative.nav.${section}`)}
          </h1>
          <p className={dashboard.purpose}>{t(`initiative.about.${section}`)}</p>
        </header>
        <ActAs dossier={dossier} />
      </div>
      <InitiativeNav initiativeId={initiative.id} current={section} />
      <Content dossier={dossier} section={section} part={part} />
    </>
  );
}

function Content(props: {
  dossier: InitiativeDossier;
  section: Exclude<Section, 'overview'>;
  part: string | undefined;
}) {
  const { dossier, section, part } = props;
  switch (section) {
    case 'criteria':
      return <CriteriaSection dossier={dossier} />;
    case 'case':
      return <CaseSection dossier={dossier} />;
    case 'scope':
      return <ScopeSection dossier={dossier} />;
    case 'plan':
      return <PlanSection dossier={dossier} />;
    case 'review':
      return <ReviewSection key={dossier.initiative.id} dossier={dossier} part={part} />;
    case 'evidence':
      return <EvidenceSection dossier={dossier} part={part} />;
    case 'life':
      return <LifeSection dossier={dossier} />;
  }
}

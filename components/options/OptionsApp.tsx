import { useText } from '@/components/ui/text';
import { readWorkspaceState } from '@/lib/store/reads';
import { bringIntoRow } from '../pages/bring-into-row';
import { DemoBanner } from '../pages/DemoBanner';
import navLink from '../pages/nav-link.module.css';
import { PageFrame } from '../pages/PageFrame';
import { useLive } from '../pages/use-live';
import { DataSection } from './data/DataSection';
import { DiagnosticsSection } from './diagnostics/DiagnosticsSection';
import { InitiativesSection } from './InitiativesSection';
import { LanguageSection } from './LanguageSection';
import styles from './options.module.css';
import { OPTIONS_VIEWS, type OptionsRoute, useOptionsView } from './options-view';
import { PeopleSection } from './PeopleSection';
import { PromptsSection } from './PromptsSection';
import { PolicySection } from './policy/PolicySection';
import { PrivacySection } from './privacy/PrivacySection';
import { RulesSection } from './RulesSection';
import { SitesSection } from './SitesSection';
import { TeamSection } from './team/TeamSection';
import { WorkspaceSection } from './WorkspaceSection';

/** Settings: sites, initiatives, rules, language, and what is kept where. */
export function OptionsApp() {
  const { t } = useText();
  const route = useOptionsView();
  const workspace = useLive(readWorkspaceState, []);
  return (
    <PageFrame page="options" banner={workspace?.value.kind === 'demo' ? <DemoBanner /> : null}>
      <div className={styles.layout}>
        <nav className={`${navLink.row} ${styles.side}`} aria-label={t('options.nav')}>
          {OPTIONS_VIEWS.map((view) => (
            <a
              key={view}
              ref={view === route.view ? bringIntoRow : undefined}
              className={navLink.link}
              href={`#/${view}`}
              aria-current={view === route.view ? 'page' : undefined}
            >
              {t(`options.${view}.nav`)}
            </a>
          ))}
        </nav>
        <div className={styles.content}>
          <Section route={route} />
        </div>
      </div>
    </PageFrame>
  );
}

function Section({ route }: { route: OptionsRoute }) {
  switch (route.view) {
    case 'sites':
      return <SitesSection />;
    case 'initiatives':
      return <InitiativesSection />;
    case 'rules':
      return <RulesSection route={route} />;
    case 'data':
      return <DataSection />;
    case 'prompts':
      return <PromptsSection />;
    case 'people':
      return <PeopleSection />;
    case 'workspace':
      return <WorkspaceSection />;
    case 'team':
      return <TeamSection setUp={route.setUp === true} />;
    case 'language':
      return <LanguageSection />;
    case 'policy':
      return <PolicySection />;
    case 'diagnostics':
      return <DiagnosticsSection />;
    case 'privacy':
      return <PrivacySection />;
  }
}

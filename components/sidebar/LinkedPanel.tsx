import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { RaiseConcern } from './concern/RaiseConcern';
import { UseAsEvidence } from './evidence/UseAsEvidence';
import { Facts } from './Facts';
import { Footer } from './Footer';
import { Governance } from './Governance';
import { Guidance } from './Guidance';
import { Metrics } from './Metrics';
import { MissingNext } from './MissingNext';
import { OpenVersions } from './OpenVersions';
import { PhasePath } from './PhasePath';
import { usePanel } from './panel-context';
import { PinHere } from './pin/PinHere';
import { PinnedHere } from './pin/PinnedHere';
import { PromptDeck } from './prompt/PromptDeck';
import { RelatedInitiatives } from './RelatedInitiatives';
import { ExcludedState } from './states/ExcludedState';
import { WhyThis } from './WhyThis';
import { WrongMatch } from './WrongMatch';

/** One initiative is behind this item: may I rely on it, who answers for it, what is due. */
export function LinkedPanel({ initiative }: { initiative: InitiativeOverview }) {
  const { t } = useText();
  const { answer } = usePanel();
  const { inherited } = answer;
  return (
    <>
      {inherited?.initiative.id === initiative.id && (
        <p className="inherited soft">
          {t('sidebar.inherited.only', { parent: isolated(inherited.parentLabel) })}
        </p>
      )}
      <Guidance initiative={initiative} />
      <PromptDeck />
      <OpenVersions />
      {answer.hidden && <ExcludedState />}
      <PhasePath initiative={initiative} />
      <Facts initiative={initiative} />
      <MissingNext initiative={initiative} />
      <Governance initiative={initiative} />
      <Metrics metrics={initiative.metrics} />
      <RelatedInitiatives />
      {answer.pin && <PinnedHere pin={answer.pin} />}
      <WhyThis />
      <RaiseConcern key={`concern ${initiative.id}`} initiative={initiative} />
      <UseAsEvidence key={`evidence ${initiative.id}`} initiative={initiative} />
      <WrongMatch key={initiative.id} initiative={initiative} />
      {answer.mayPin && <PinHere key={`pin ${answer.route}`} />}
      <Footer />
    </>
  );
}

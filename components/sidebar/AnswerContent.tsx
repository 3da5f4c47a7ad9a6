import { Footer } from './Footer';
import { LinkedPanel } from './LinkedPanel';
import { usePanel } from './panel-context';
import { PinHere } from './pin/PinHere';
import { PinnedHere } from './pin/PinnedHere';
import { RelatedInitiatives } from './RelatedInitiatives';
import { ConflictState } from './states/ConflictState';
import { ExcludedState } from './states/ExcludedState';
import { NothingState } from './states/NothingState';
import { PlainState } from './states/PlainState';
import { UndeterminedState } from './states/UndeterminedState';
import { WhyThis } from './WhyThis';

/** One answer of the worker, by its state. */
export function AnswerContent() {
  const { answer } = usePanel();
  if (answer.state === 'linked' && answer.primary) return <LinkedPanel initiative={answer.primary} />;
  return (
    <>
      <UnlinkedState />
      <RelatedInitiatives />
      {/* Where nothing is linked, that is all there is to say, and it is said above. */}
      {answer.near === undefined && <WhyThis />}
      {answer.pin && <PinnedHere pin={answer.pin} />}
      {answer.mayPin && !answer.hidden && <PinHere key={`pin ${answer.route}`} />}
      <Footer />
    </>
  );
}

function UnlinkedState() {
  const { answer } = usePanel();
  // The person's own "hide here" comes first: it is theirs to take back, whatever else is the case.
  if (answer.hidden) return <ExcludedState />;
  switch (answer.state) {
    case 'conflict':
      return <ConflictState />;
    case 'undetermined':
      return <UndeterminedState />;
    case 'excluded':
      return <ExcludedState />;
    case 'off':
    case 'no_access':
    case 'no_work_item':
      return <PlainState state={answer.state} />;
    default:
      return <NothingState />;
  }
}

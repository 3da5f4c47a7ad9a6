import { useState } from 'react';
import { isManaged, type ReadPolicy } from '@/lib/domain/policy/read-policy';
import { readWorkspaceState } from '@/lib/store/reads';
import { Loading } from '../pages/Loading';
import { PageFrame } from '../pages/PageFrame';
import { readHashRoute, useHash } from '../pages/use-hash';
import type { CreatedInitiative } from '../pages/use-initiative-form';
import { useLive } from '../pages/use-live';
import { useSettledPolicy } from '../pages/use-policy';
import { AlreadySetUp } from './AlreadySetUp';
import { DemoReady } from './DemoReady';
import { FirstInitiative } from './FirstInitiative';
import { ManagedStart } from './ManagedStart';
import { Ready } from './Ready';
import { StartChoice } from './StartChoice';
import { StartWorkspace } from './StartWorkspace';

/** How long the choice is held back for a policy that comes late. */
const POLICY_MS = 3_000;

/** First run: the demo, or an own workspace in two short steps. */
export function WelcomeApp() {
  const state = useLive(readWorkspaceState, []);
  const policy = useSettledPolicy(POLICY_MS);
  const [view = 'choose'] = readHashRoute(useHash()).path;
  const [created, setCreated] = useState<CreatedInitiative>();
  return (
    <PageFrame page="welcome">
      {state && policy ? (
        <WelcomeView
          view={view}
          state={state.value}
          policy={policy}
          created={created}
          onCreated={setCreated}
        />
      ) : (
        <Loading />
      )}
    </PageFrame>
  );
}

function WelcomeView(props: {
  view: string;
  state: Awaited<ReturnType<typeof readWorkspaceState>>;
  policy: ReadPolicy;
  created: CreatedInitiative | undefined;
  onCreated: (created: CreatedInitiative) => void;
}) {
  const { view, state, policy, created, onCreated } = props;
  if (state.kind === 'none' && isManaged(policy) && view !== 'start') {
    return <ManagedStart policy={policy.policy} />;
  }
  if (state.kind === 'none') return view === 'start' ? <StartWorkspace /> : <StartChoice />;
  if (state.kind === 'demo') return <DemoReady />;
  if (view === 'first') return <FirstInitiative meId={state.me?.id} onCreated={onCreated} />;
  if (view === 'ready') return <Ready created={created} />;
  return <AlreadySetUp name={state.workspace?.name ?? ''} />;
}

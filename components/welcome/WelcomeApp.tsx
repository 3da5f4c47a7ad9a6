import { useState } from 'react';
import { readWorkspaceState } from '@/lib/store/reads';
import { Loading } from '../pages/Loading';
import { PageFrame } from '../pages/PageFrame';
import { readHashRoute, useHash } from '../pages/use-hash';
import type { CreatedInitiative } from '../pages/use-initiative-form';
import { useLive } from '../pages/use-live';
import { AlreadySetUp } from './AlreadySetUp';
import { DemoReady } from './DemoReady';
import { FirstInitiative } from './FirstInitiative';
import { Ready } from './Ready';
import { StartChoice } from './StartChoice';
import { StartWorkspace } from './StartWorkspace';

/** First run: the demo, or an own workspace in two short steps. */
export function WelcomeApp() {
  const state = useLive(readWorkspaceState, []);
  const [view = 'choose'] = readHashRoute(useHash()).path;
  const [created, setCreated] = useState<CreatedInitiative>();
  return (
    <PageFrame page="welcome">
      {state ? (
        <WelcomeView view={view} state={state.value} created={created} onCreated={setCreated} />
      ) : (
        <Loading />
      )}
    </PageFrame>
  );
}

function WelcomeView(props: {
  view: string;
  state: Awaited<ReturnType<typeof readWorkspaceState>>;
  created: CreatedInitiative | undefined;
  onCreated: (created: CreatedInitiative) => void;
}) {
  const { view, state, created, onCreated } = props;
  if (state.kind === 'none') return view === 'start' ? <StartWorkspace /> : <StartChoice />;
  if (state.kind === 'demo') return <DemoReady />;
  if (view === 'first') return <FirstInitiative meId={state.me?.id} onCreated={onCreated} />;
  if (view === 'ready') return <Ready created={created} />;
  return <AlreadySetUp name={state.workspace?.name ?? ''} />;
}

import { rolesOf } from '@/lib/domain/people';
import { readWorkspaceState, writerIn } from '@/lib/store/reads';
import { Loading } from '../pages/Loading';
import { useLive } from '../pages/use-live';
import { useNow } from '../pages/use-now';
import { NoWorkspace } from './NoWorkspace';
import { SectionHeading } from './SectionHeading';
import { WorkspaceForm } from './WorkspaceForm';

/** What the organisation decides for everybody: calendar, money, and when something counts as enough. */
export function WorkspaceSection() {
  const now = useNow();
  const state = useLive(readWorkspaceState, []);
  if (!state) return <Loading />;
  const { workspace, me } = state.value;
  if (!workspace) return <NoWorkspace view="workspace" />;
  return (
    <>
      <SectionHeading view="workspace" />
      <WorkspaceForm
        workspace={workspace}
        isAdmin={rolesOf(writerIn(state.value), now).has('admin')}
        heldBack={state.value.heldBack}
        meId={me?.id ?? ''}
      />
    </>
  );
}

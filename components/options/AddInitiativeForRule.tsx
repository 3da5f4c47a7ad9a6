import { listPeople, readWorkspaceState } from '@/lib/store/reads';
import { Loading } from '../pages/Loading';
import type { CreatedInitiative } from '../pages/use-initiative-form';
import { useLive } from '../pages/use-live';
import { AddInitiativeForm } from './AddInitiative';

/** A new initiative for the rule that is being written. The rule itself says which pages belong to it. */
export function AddInitiativeForRule(props: {
  onDone: (created: CreatedInitiative) => void;
  onCancel: () => void;
}) {
  const workspace = useLive(readWorkspaceState, []);
  const people = useLive(listPeople, []);
  if (!workspace || !people) return <Loading />;
  return <AddInitiativeForm {...props} people={people.value} me={workspace.value.me} withoutMapping />;
}

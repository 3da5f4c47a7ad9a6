import { LOCAL_DATABASE, PilotlightDatabase } from '../database';
import { ofClass } from '../doc-ranges';
import { readWorkspaceState } from '../reads';

/** The workspace of this device beside the team that is shown, which may be offered to it; nothing when there is none but a demo. */
export async function readOwnWorkspace(): Promise<{ name: string; initiatives: number } | undefined> {
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  try {
    const { kind, workspace } = await readWorkspaceState(local);
    if (kind !== 'own' || !workspace) return undefined;
    return { name: workspace.name, initiatives: await ofClass(local, 'initiative').count() };
  } finally {
    local.close();
  }
}

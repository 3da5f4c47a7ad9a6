import { LOCAL_DATABASE, PilotlightDatabase } from '../database';
import { ofClass } from '../doc-ranges';
import { readWorkspaceState } from '../reads';

/** The workspace of this device beside the team that is shown, which may be offered to it; nothing when there is none but a demo. */
export const readOwnWorkspace = (): Promise<{ name: string; initiatives: number } | undefined> =>
  inLocal(async (local) => {
    const { kind, workspace } = await readWorkspaceState(local);
    if (kind !== 'own' || !workspace) return undefined;
    return { name: workspace.name, initiatives: await ofClass(local, 'initiative').count() };
  });

/** Whether this device has a workspace without a team, be it a demo: something to come back to. */
export const hasLocalWorkspace = (): Promise<boolean> =>
  inLocal(async (local) => (await readWorkspaceState(local)).kind !== 'none');

async function inLocal<T>(read: (local: PilotlightDatabase) => Promise<T>): Promise<T> {
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  try {
    return await read(local);
  } finally {
    local.close();
  }
}

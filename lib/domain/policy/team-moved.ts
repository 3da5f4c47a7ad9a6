import type { ManagedPolicy } from './policy';

/**
 * Whether the organisation has named another server, or another team on it, than the one this workspace belongs to. Nothing
 * is sent there by itself: what was written for one stays for that one until somebody says otherwise.
 */
export function teamMoved(
  { server, workspace }: Pick<ManagedPolicy, 'server' | 'workspace'>,
  team: { origin: string; prefix: string },
): boolean {
  const isOtherServer = server !== undefined && server !== team.origin;
  return isOtherServer || (workspace !== undefined && workspace !== team.prefix);
}

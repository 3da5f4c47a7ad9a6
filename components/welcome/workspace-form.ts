import type { InputOf } from '@/lib/messaging/protocol';

export type WorkspaceDraft = InputOf<'createWorkspace'>;
export type WorkspaceField = keyof WorkspaceDraft;

/** The fields that cannot stay as they are. */
export function workspaceProblems(draft: WorkspaceDraft): WorkspaceField[] {
  const blank = (['displayName', 'name'] as const).filter((field) => draft[field].trim() === '');
  return isTimeZone(draft.timeZone) ? blank : [...blank, 'timeZone'];
}

/** The time zone this browser is in. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** Time zones to choose from; the own one is among them even where a browser lists it by an older name. */
export function listTimeZones(): string[] {
  return [...new Set(['UTC', ownTimeZone(), ...Intl.supportedValuesOf('timeZone')])].sort();
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone.trim() !== '';
  } catch {
    return false;
  }
}

import type { Rule } from '@/lib/domain/mapping/rule';
import type { InitiativeBrief } from '@/lib/domain/overview-types';
import type { WorkItem } from '@/lib/domain/work-item';

/** What a rule is held against while it is written. */
export type EditorContext = {
  rules: readonly Rule[];
  initiatives: readonly InitiativeBrief[];
  /** The work items seen last on this device, newest first. */
  seen: readonly WorkItem[];
  /** Today in the workspace's time zone. */
  today: string;
};

/** An initiative's name; one that is gone has none. */
export function initiativeName(
  id: string | undefined,
  { initiatives }: Pick<EditorContext, 'initiatives'>,
): string | undefined {
  return initiatives.find((one) => one.id === id)?.name;
}

import type { Initiative } from './initiative';
import type { Tool } from './primitives';

/** What an initiative's work is called, taken from what its people wrote. */
export type WorkWords = {
  /** The initiative's name. */
  initiative: string;
  /** The work it changes: the workflow that was chosen, else what goes in, else the initiative itself. */
  work: string;
  /** What one piece of that work is called in its tool; the sentence picks the word. */
  item: Tool;
  /** How much of the decision is the machine's; the rewrite about decisions speaks of it. */
  decides: boolean;
};

/** The words an initiative uses of itself. Deterministic: the same records give the same words. */
export function workWords(
  initiative: Pick<Initiative, 'name' | 'candidates' | 'chosenCandidateId' | 'scope'>,
): WorkWords {
  const { scope, candidates, chosenCandidateId, name } = initiative;
  const chosen = candidates.find(({ id }) => id === chosenCandidateId)?.name;
  const named = [chosen, scope.inputs[0]?.name, name].find(
    (text) => text !== undefined && text.trim() !== '',
  );
  const surface = scope.surfaces.find(({ kind }) => kind === 'existing_tool') ?? scope.surfaces[0];
  const example = [...scope.inputs, ...scope.outputs].find(({ exampleRef }) => exampleRef)?.exampleRef;
  return {
    initiative: name.trim(),
    work: (named ?? name).trim(),
    item: surface?.tool ?? example?.tool ?? 'generic',
    decides: scope.decisionRole !== 'informs',
  };
}

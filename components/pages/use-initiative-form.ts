import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { Tool } from '@/lib/domain/primitives';
import type { OutputOf } from '@/lib/messaging/protocol';
import {
  type DraftFindings,
  type DraftProblems,
  emptyInitiativeDraft,
  type InitiativeDraft,
  readInitiativeDraft,
} from './initiative-form';
import { problemAt } from './problem-sentence';
import { useCommand } from './use-command';

/** Where the worker's field names meet the form's. */
const SERVER_FIELDS = {
  name: 'name',
  purpose: 'purpose',
  owner: 'businessOwner',
  host: 'mapping.host',
  container: 'mapping.value',
} as const;

export type CreatedInitiative = OutputOf<'createInitiative'> & {
  name: string;
  mapped?: { host: string; tool: Tool; scheme: 'https' | 'http' };
};

/**
 * The form of a new initiative: what was typed, what is wrong at which field, and sending it. Nothing typed
 * is lost.
 */
export function useInitiativeForm(ownerId: string, initial: Partial<InitiativeDraft> = {}) {
  const translator = useText();
  const create = useCommand('createInitiative');
  const [draft, setDraft] = useState<InitiativeDraft>({ ...emptyInitiativeDraft(ownerId), ...initial });
  const [found, setFound] = useState<DraftFindings>({});

  const change = (part: Partial<InitiativeDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setFound((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in part))));
  };

  const submit = async (): Promise<CreatedInitiative | undefined> => {
    const reading = readInitiativeDraft(draft);
    setFound(reading.ok ? {} : reading.problems);
    if (!reading.ok) return undefined;
    const created = await create.run(reading.input);
    if (!created) return undefined;
    const { mapping, name } = reading.input;
    return {
      ...created,
      name,
      ...(mapping && { mapped: { host: mapping.host, tool: mapping.tool, scheme: reading.scheme } }),
    };
  };

  const problems: DraftProblems = Object.fromEntries([
    ...Object.entries(SERVER_FIELDS).map(([field, server]) => [
      field,
      problemAt(server, create.problem, translator),
    ]),
    ...Object.entries(found).map(([field, { id, values }]) => [field, translator.t(id, values)]),
  ]);
  return {
    draft,
    change,
    submit,
    problems,
    busy: create.busy,
    problem: create.problem,
    shownAtFields: Object.values(SERVER_FIELDS),
  };
}

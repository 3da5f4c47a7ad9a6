import type { Scope } from '@/lib/domain/initiative';
import type { Tool } from '@/lib/domain/primitives';
import { isWebAddress } from '@/lib/domain/web-address';
import type { InputOf } from '@/lib/messaging/protocol';

type ScopeMessage = InputOf<'changeScope'>['scope'];
type Example = { name: string; url: string };
type Surface = { tool: Tool; kind: 'existing_tool' | 'new_interface'; retireBy: string };

/** A scope as it is typed: addresses instead of references, and empty text for what is not known. */
export type ScopeDraft = {
  inputs: Example[];
  outputs: Example[];
  decisionRole: Scope['decisionRole'];
  affects: Scope['affects'];
  dataClasses: Scope['dataClasses'];
  domainFlags: Scope['domainFlags'];
  surfaces: Surface[];
  provider: string;
  model: string;
  version: string;
  instructionsVersion: string;
  instructionsMajor: boolean;
  headcount: string;
};

export function scopeDraft(scope: Scope): ScopeDraft {
  const examples = (list: Scope['inputs']) =>
    list.map(({ name, exampleRef }) => ({ name, url: exampleRef?.url ?? '' }));
  return {
    inputs: examples(scope.inputs),
    outputs: examples(scope.outputs),
    decisionRole: scope.decisionRole,
    affects: scope.affects,
    dataClasses: scope.dataClasses,
    domainFlags: scope.domainFlags,
    surfaces: scope.surfaces.map(({ tool, kind, retireBy }) => ({ tool, kind, retireBy: retireBy ?? '' })),
    provider: scope.modelRef?.provider ?? '',
    model: scope.modelRef?.name ?? '',
    version: scope.modelRef?.version ?? '',
    instructionsVersion: scope.instructionsVersion ?? '',
    instructionsMajor: scope.instructionsMajor ?? false,
    headcount: scope.exposedHeadcount?.toString() ?? '',
  };
}

/** The scope that a draft means. A reference that was there keeps what is known of it; a new address names its page. */
export function scopeOf(draft: ScopeDraft, before: Scope): ScopeMessage {
  const known = [...before.inputs, ...before.outputs].flatMap(({ exampleRef }) => exampleRef ?? []);
  const examples = (list: Example[]): ScopeMessage['inputs'] =>
    list
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, url }) => {
        const ref = known.find((one) => one.url === url) ?? pageRef(url);
        if (!ref) return { name };
        const { tool, host, type, key } = ref;
        return { name, exampleRef: { tool, host, type, key, url: ref.url } };
      });
  const hasModel = [draft.provider, draft.model, draft.version].some((part) => part.trim() !== '');
  return {
    inputs: examples(draft.inputs),
    outputs: examples(draft.outputs),
    decisionRole: draft.decisionRole,
    affects: draft.affects,
    dataClasses: draft.dataClasses,
    domainFlags: draft.domainFlags,
    surfaces: draft.surfaces.map(({ tool, kind, retireBy }) => ({
      tool,
      kind,
      ...(kind === 'new_interface' && retireBy && { retireBy }),
    })),
    ...(hasModel && {
      modelRef: { provider: draft.provider, name: draft.model, version: draft.version },
    }),
    ...(draft.instructionsVersion.trim() && { instructionsVersion: draft.instructionsVersion.trim() }),
    ...(draft.instructionsMajor && { instructionsMajor: true }),
    ...(draft.headcount && { exposedHeadcount: Number(draft.headcount) }),
  };
}

/** Rows whose example is no address that opens a page, by their place. */
export function badExample({ url }: Example): boolean {
  return url.trim() !== '' && !isWebAddress(url.trim());
}

function pageRef(text: string) {
  if (!isWebAddress(text.trim())) return undefined;
  const url = new URL(text.trim());
  const key = url.pathname.split('/').filter(Boolean).at(-1) ?? url.host;
  return { tool: 'generic' as const, host: url.host, type: 'page', key, url: url.href };
}

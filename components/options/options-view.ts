import { readHashRoute, useHash } from '../pages/use-hash';

export const OPTIONS_VIEWS = [
  'sites',
  'initiatives',
  'rules',
  'data',
  'people',
  'workspace',
  'prompts',
  'team',
  'language',
  'policy',
  'diagnostics',
  'privacy',
] as const;
export type OptionsView = (typeof OPTIONS_VIEWS)[number];

export type OptionsRoute = {
  view: OptionsView;
  /** In `rules`: a rule is being written, from the page in front or from nothing, or changed. */
  editing?: { kind: 'page'; tabId?: number } | { kind: 'new' } | { kind: 'edit'; ruleId: string };
  /** In `rules`: the versions of one. */
  history?: string;
  /** In `team`: a server is being set up. */
  setUp?: boolean;
  /** Equal for equal views. */
  key: string;
};

/**
 * What the address asks for. The hash leads; `?view=…` is how other parts of the extension open a view for
 * the first time.
 */
export function optionsRoute(hash: string, search: string): OptionsRoute {
  const { path } = readHashRoute(hash);
  const query = new URLSearchParams(search);
  const asked = query.get('view');
  const [named, action, ruleId] = path;
  const view = OPTIONS_VIEWS.find((one) => one === named);
  if (!view && asked === 'use-this-page') return fromPage(query);
  if (!view) {
    const other = asked === 'hosts' ? 'sites' : OPTIONS_VIEWS.find((one) => one === asked);
    return { view: other ?? 'sites', key: other ?? 'sites' };
  }
  if (view === 'rules' && action === 'use-this-page') return fromPage(query);
  if (view === 'rules' && action === 'new') return { view, editing: { kind: 'new' }, key: 'rules/new' };
  if (view === 'rules' && action === 'edit' && ruleId) {
    return { view, editing: { kind: 'edit', ruleId }, key: `rules/edit/${ruleId}` };
  }
  if (view === 'rules' && action === 'history' && ruleId) {
    return { view, history: ruleId, key: `rules/history/${ruleId}` };
  }
  if (view === 'team' && action === 'set-up') return { view, setUp: true, key: 'team/set-up' };
  return { view, key: view };
}

/** The options page's present view. */
export function useOptionsView(): OptionsRoute {
  return optionsRoute(useHash(), location.search);
}

function fromPage(query: URLSearchParams): OptionsRoute {
  const tabId = Number(query.get('tab') ?? Number.NaN);
  const editing = Number.isInteger(tabId) ? { kind: 'page' as const, tabId } : { kind: 'page' as const };
  return { view: 'rules', editing, key: 'rules/use-this-page' };
}

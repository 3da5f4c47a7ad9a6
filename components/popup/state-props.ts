import type { PopupView } from './popup-view';

/** What the component of one state gets: its view of the tab, and a way to read the tab again. */
export type StateProps<K extends PopupView['kind']> = {
  view: Extract<PopupView, { kind: K }>;
  tabId: number;
  refresh: () => Promise<void>;
};

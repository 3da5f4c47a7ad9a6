import type { Tool } from '@/lib/domain/primitives';
import type { PanelAnswer } from './panel';

/** What the popup shows of the tab in front. */
export type TabStatus = {
  /** `hostname[:port]`; absent on browser pages and other places where no extension may look. */
  host?: string;
  /** The match pattern to ask the browser for, e.g. `https://jira.example.com/*`. */
  origin?: string;
  /** The tool of a known cloud or a configured host. */
  tool?: Tool;
  /**
   * - `granted`: the detector may run. `missing`: a known or configured host without permission.
   * - `blocked`: allowed by the person, and kept out by the organisation's policy for browsers.
   * - `unknown_host`: neither known nor configured. `unsupported`: a browser page, file or store.
   */
  access: 'granted' | 'missing' | 'blocked' | 'unknown_host' | 'unsupported';
  off: 'no' | 'today' | 'always';
  /** The latest answer for this tab; absent when no detector has reported (page opened before access was granted). */
  answer?: PanelAnswer;
  workspace: 'none' | 'demo' | 'own';
  pendingReload: boolean;
  /** The page takes the panel out whenever it comes up. */
  unwelcome?: boolean;
};

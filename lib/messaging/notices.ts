import { browser } from 'wxt/browser';
import type { PanelAnswer } from './panel';

/** What the worker says to a detector. Nothing in it makes the receiver do more than read or show. */
export type TabNotice =
  /** Something that the panel may show has changed: ask again. */
  | { name: 'changed' }
  /** The content frame is loading another document: show nothing until its report. */
  | { name: 'left' }
  | { name: 'toggle' }
  | { name: 'open' }
  /** The shortcut for the value that is due: open the panel at its prompt. */
  | { name: 'prompt' }
  /** The answer to a sub-frame's report, for the top frame, which alone draws. */
  | { name: 'panel'; answer: PanelAnswer };

/**
 * Sends a notice to a tab's top frame and answers whether something came of it. A tab that is gone or has no detector is
 * no error.
 */
export async function tellTab(tabId: number, notice: TabNotice): Promise<boolean> {
  try {
    return (await browser.tabs.sendMessage(tabId, notice, { frameId: 0 })) === true;
  } catch {
    return false;
  }
}

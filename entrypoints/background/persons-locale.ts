import { browser } from 'wxt/browser';
import { languageOf } from '@/lib/domain/workspace';
import { readLocale } from '@/lib/settings/local';
import { readWorkspaceState } from '@/lib/store/reads';

/** The language to speak: the person's choice, else the organisation's, else the browser's. */
export async function personsLocale(): Promise<string> {
  const chosen = await readLocale();
  if (chosen !== 'auto') return chosen;
  const { workspace } = await readWorkspaceState();
  return languageOf(workspace) ?? browser.i18n.getUILanguage();
}

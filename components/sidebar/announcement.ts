import { isolated } from '@/components/ui/plain-text';
import type { Translator } from '@/lib/i18n/translator';
import type { PanelSnapshot } from '@/lib/messaging/panel-bridge';

/** The work item that was announced last, and what was said of it. */
export type Announced = { key: string; sentence: string };

export const NOTHING_ANNOUNCED: Announced = { key: '', sentence: '' };

/**
 * What a screen reader hears of a navigation: once per work item, the item with its initiative. Silence while nothing
 * changes, and for pages where nothing is linked unless something was announced before.
 */
export function announce(snapshot: PanelSnapshot, said: Announced, { t }: Translator): Announced {
  if (snapshot.phase !== 'answer') return said;
  const { primary, workItem } = snapshot.answer;
  const key = `${workItem?.host}/${workItem?.key} ${primary?.id}`;
  if (key === said.key) return said;
  const item = isolated(workItem?.label ?? '');
  if (primary) {
    const rollout = t(`rollout.${primary.rollout}`);
    return { key, sentence: t('sidebar.announce.linked', { item, name: isolated(primary.name), rollout }) };
  }
  const wasLinked = said.sentence !== '';
  return { key, sentence: wasLinked && workItem ? t('sidebar.announce.nothing', { item }) : '' };
}

import { useRef } from 'react';
import { isolated } from '@/components/ui/plain-text';
import type { Translator } from '@/lib/i18n/translator';
import type { PanelSnapshot } from '@/lib/messaging/panel-bridge';

/**
 * What a screen reader hears of a navigation: once per work item, the item with its initiative. Silence while nothing
 * changes, and for pages where nothing is linked unless something was announced before.
 */
export function useAnnouncement(snapshot: PanelSnapshot, { t }: Translator): string {
  const said = useRef({ key: '', sentence: '' });
  if (snapshot.phase !== 'answer') return said.current.sentence;
  const { primary, workItem } = snapshot.answer;
  const key = `${workItem?.host}/${workItem?.key} ${primary?.id}`;
  if (key === said.current.key) return said.current.sentence;
  const label = isolated(workItem?.label ?? '');
  let sentence = '';
  if (primary) {
    sentence = t('sidebar.announce.linked', {
      item: label,
      name: isolated(primary.name),
      rollout: t(`rollout.${primary.rollout}`),
    });
  } else if (said.current.sentence) {
    sentence = workItem ? t('sidebar.announce.nothing', { item: label }) : '';
  }
  said.current = { key, sentence };
  return sentence;
}

import { guidanceWords } from '@/components/ui/guidance-words';
import { useText } from '@/components/ui/text';
import type { GuidanceView } from '@/lib/domain/overview-types';
import { MarkedText } from './MarkedText';
import { markedValues } from './marked-values';

/** The guidance in words; names of people and metrics keep their own direction. */
export function GuidanceSentence({ guidance }: { guidance: Pick<GuidanceView, 'id' | 'own' | 'values'> }) {
  const translator = useText();
  const values = markedValues(guidance.values, translator.locale);
  return <MarkedText text={guidanceWords(guidance, values, translator)} />;
}

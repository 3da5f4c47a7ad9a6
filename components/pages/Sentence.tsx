import { useText } from '@/components/ui/text';
import { MarkedText } from './MarkedText';
import { markedValues } from './marked-values';

/**
 * A sentence of the catalogue with values that people typed. Each value keeps its own text direction, so
 * that a name cannot make the rest of the sentence read differently.
 */
export function Sentence({ id, values }: { id: string; values: Record<string, string | number> }) {
  const { t, locale } = useText();
  return <MarkedText text={t(id, markedValues(values, locale))} />;
}

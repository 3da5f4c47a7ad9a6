import { CircleCheck, CircleDashed, OctagonX, TriangleAlert } from 'lucide-react';
import type { Tone } from './tones';

/** The tone's own shape: circle with tick, triangle, octagon, dashed circle. Decorative: words always stand beside it. */
export function ToneIcon({ tone, size = '1.15em' }: { tone: Tone; size?: string }) {
  const Shape = SHAPES[tone];
  return <Shape className="ui-icon" size={size} aria-hidden="true" />;
}

const SHAPES = { good: CircleCheck, caution: TriangleAlert, stop: OctagonX, neutral: CircleDashed };

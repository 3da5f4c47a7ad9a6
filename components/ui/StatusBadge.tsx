import type { ReactNode } from 'react';
import { ToneIcon } from './ToneIcon';
import type { Tone } from './tones';

/** A state in words with its tone's shape. `quiet` leaves the background out, for use inside a list row. */
export function StatusBadge({ tone, quiet, children }: { tone: Tone; quiet?: boolean; children: ReactNode }) {
  return (
    <span className="ui-badge" data-tone={tone} data-quiet={quiet || undefined}>
      <ToneIcon tone={tone} size="1.1em" />
      <span>{children}</span>
    </span>
  );
}

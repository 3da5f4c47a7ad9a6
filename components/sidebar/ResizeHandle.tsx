import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useText } from '@/components/ui/text';
import { clampWidth } from './use-preference';

const STEP = 16;

/** The panel's inner edge: drag it, or focus it and use the arrow keys. */
export function ResizeHandle({
  width,
  side,
  onDrag,
  onDone,
}: {
  width: number;
  side: 'left' | 'right';
  onDrag: (width: number) => void;
  onDone: (width: number) => void;
}) {
  const { t } = useText();
  const grip = useRef<number | undefined>(undefined);
  const widthAt = (event: PointerEvent) =>
    clampWidth(side === 'right' ? window.innerWidth - event.clientX : event.clientX);
  const onKeyDown = (event: KeyboardEvent) => {
    const grows = side === 'right' ? 'ArrowLeft' : 'ArrowRight';
    const shrinks = side === 'right' ? 'ArrowRight' : 'ArrowLeft';
    const next = { [grows]: width + STEP, [shrinks]: width - STEP, Home: 280, End: 640 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onDone(clampWidth(next));
  };
  const release = (event: PointerEvent) => {
    if (grip.current !== event.pointerId) return;
    grip.current = undefined;
    onDone(widthAt(event));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged and holds no value
    <div
      className="handle"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('sidebar.resize')}
      aria-valuemin={280}
      aria-valuemax={640}
      aria-valuenow={width}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        grip.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={(event) => grip.current === event.pointerId && onDrag(widthAt(event))}
      onPointerUp={release}
      onPointerCancel={release}
    />
  );
}

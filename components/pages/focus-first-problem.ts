const MOST_FRAMES = 30;

/**
 * Moves the focus to the first input that cannot stay as it is, once its error is on the screen. On a busy machine that
 * may take some frames; whoever has gone on to another place meanwhile is left there.
 */
export function focusFirstProblem(form: HTMLElement | null): void {
  const from = document.activeElement;
  let frames = 0;
  const look = () => {
    const found = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    // A group of choices cannot take the focus itself.
    if (found) return (found.matches('fieldset') ? found.querySelector('input') : found)?.focus();
    frames += 1;
    if (frames < MOST_FRAMES && document.activeElement === from) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

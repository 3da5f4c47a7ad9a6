/** Moves the focus to the first input that cannot stay as it is, once its error is on the screen. */
export function focusFirstProblem(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const found = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    // A group of choices cannot take the focus itself.
    (found?.matches('fieldset') ? found.querySelector('input') : found)?.focus();
  });
}

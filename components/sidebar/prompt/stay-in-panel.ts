/** What has the focus is about to go: the keyboard stays in the panel instead of falling to the page's body. */
export function stayInPanel(part: Element | null): void {
  part?.closest<HTMLElement>('.panel')?.focus({ preventScroll: true });
}

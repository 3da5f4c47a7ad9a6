/** In a narrow window the row scrolls sideways. Only the row: `scrollIntoView` would move the page as well. */
export function bringIntoRow(link: HTMLElement | null): void {
  const row = link?.parentElement;
  if (row) row.scrollLeft += middleOf(link) - middleOf(row);
}

function middleOf(element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}

const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Whether a text is an address as people write one: somebody at a site with an ending. */
export function isEmailAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/** Eight ways to make a stranger's element vanish: a declaration block by name. */
export const HIDING_STYLES: Record<string, string>;

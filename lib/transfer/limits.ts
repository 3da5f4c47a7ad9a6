/** What a file may be. Beyond it reading stops at once, before the rest has been looked at. */
export const RULE_FILE = { bytes: 64 * 1024 * 1024, rows: 100_000 } as const;

/** A whole workspace: rules by the ten thousand with the log of every change fit in. */
export const BACKUP_FILE = { bytes: 192 * 1024 * 1024, rows: 500_000 } as const;

/** Levels of brackets inside one row: what is deeper was made to hurt. */
export const MOST_LEVELS = 40;
/** Characters of one row. No record comes near; a quotation mark that never closes is noticed here. */
export const MOST_ROW_CHARACTERS = 2_000_000;

/** Keys that could change how every object behaves. No file of ours has them. */
export const POISONED_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

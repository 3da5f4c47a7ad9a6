import { importRules } from '@/lib/store/commands/import-rules';
import type { TransferHandlers } from '@/lib/transfer/serve-transfers';
import { author, told } from './author';
import { recogniseUrl } from './recognise-url';

/** One short function per transfer, as for messages. */
export const transferHandlers: TransferHandlers = {
  importRules: async ({ head, rows }, underway) => {
    const surroundings = { recognise: recogniseUrl, ...underway };
    return told(importRules({ rows, file: head.file }, await author(), surroundings));
  },
};

import { importRules } from '@/lib/store/commands/import-rules';
import { restoreWorkspace } from '@/lib/store/commands/restore-workspace';
import { readWorkspaceState } from '@/lib/store/reads';
import type { TransferHandlers } from '@/lib/transfer/serve-transfers';
import { author, told } from './author';
import { forgetDemoSites } from './demo-sites';
import { recogniseUrl } from './recognise-url';

/** One short function per transfer, as for messages. */
export const transferHandlers: TransferHandlers = {
  importRules: async ({ head, rows }, underway) => {
    const surroundings = { recognise: recogniseUrl, ...underway };
    return told(importRules({ rows, file: head.file }, await author(), surroundings));
  },
  restoreWorkspace: async ({ head, rows }, underway) => {
    const { kind } = await readWorkspaceState();
    const restored = await restoreWorkspace({ ...head, rows: rows.unpack() }, new Date(), underway);
    if (kind === 'demo' && !head.head.demo) await forgetDemoSites();
    return told(Promise.resolve(restored));
  },
};

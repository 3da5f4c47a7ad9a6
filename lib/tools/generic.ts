import type { FieldReading } from '@/lib/domain/work-item';
import type { ToolAdapter } from './adapter';
import { createToolAdapter } from './create-tool-adapter';
import { MAX_KEY, reading } from './fields';
import { readHost } from './hosts';
import { known } from './paths';

const ADAPTER = { name: 'generic', version: '1.0' } as const;

/**
 * Any other site that an administrator granted by name. It knows nothing but the address, so it never
 * recognises a page by itself; the hint must say that the host is meant.
 */
export const generic: ToolAdapter = createToolAdapter({
  ...ADAPTER,
  knownHosts: [],
  reportingFrames: [],
  ownsPath: () => false,
  hasMarks: () => false,
  readUrl: (url) => ({ kind: 'site-page', confidence: 'sure', facts: { path: url.pathname } }),
  readWorkItem(url) {
    const parameters = [...url.searchParams].map(([name, value]) => `${name}=${value}`);
    const key = url.pathname.slice(0, MAX_KEY);
    return {
      tool: ADAPTER.name,
      host: readHost(url),
      key,
      kind: 'site-page',
      label: key,
      fields: known<FieldReading>({
        pathPrefix: reading('url', url.pathname),
        queryParam: reading('url', parameters),
      }),
      confidence: 'url',
      adapter: { ...ADAPTER },
    };
  },
});

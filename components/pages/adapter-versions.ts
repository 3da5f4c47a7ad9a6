import type { Tool } from '@/lib/domain/primitives';
import { TOOL_ADAPTERS } from '@/lib/tools';

/** Which version of which tool's reader is built in. */
export const adapterVersions = (): { name: Tool; version: string }[] =>
  TOOL_ADAPTERS.map(({ name, version }) => ({ name, version }));

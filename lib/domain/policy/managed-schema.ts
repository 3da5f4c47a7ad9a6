import * as z from 'zod/mini';
import { ManagedPolicy } from './policy';

/** A JSON Schema as Chromium takes it: types, and words for the administrator. */
type ManagedSchema = {
  type: string;
  description?: string;
  properties?: Record<string, ManagedSchema>;
  items?: ManagedSchema;
};

/**
 * The schema file that the manifest names (`storage.managed_schema`), from the definition that reads the policy.
 *
 * Types and descriptions only. Chromium refuses to load an extension whose schema it cannot use, and drops a
 * value that does not fit before anybody sees it (https://developer.chrome.com/docs/extensions/reference/manifest/storage).
 * With limits in here a single wrong word in `locked` would unlock everything in silence; without them the value
 * reaches `readPolicy`, which keeps the rest and names what is wrong.
 */
export function managedSchema(): ManagedSchema {
  return plain(z.toJSONSchema(ManagedPolicy) as ManagedSchema);
}

function plain({ type, description, properties, items }: ManagedSchema): ManagedSchema {
  return {
    type,
    ...(description && { description }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, schema]) => [name, plain(schema)]),
      ),
    }),
    ...(items && { items: plain(items) }),
  };
}

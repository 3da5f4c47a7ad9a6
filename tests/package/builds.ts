import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const OUTPUT = fileURLToPath(new URL('../../.output', import.meta.url));

/** What a customer installs. */
export const PRODUCTION = ['chrome-production', 'edge-production', 'firefox-production'] as const;
export type Build = (typeof PRODUCTION)[number];

export function folderOf(build: Build): string {
  return join(OUTPUT, build);
}

/** Every file of a build, relative to it, sorted. */
export function filesOf(build: Build): string[] {
  const folder = folderOf(build);
  if (!existsSync(folder)) throw new Error(`${build} has not been built: run "npm run build"`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export function readFile(build: Build, path: string): string {
  return readFileSync(join(folderOf(build), path), 'utf8');
}

/** Bytes after compression as a store or a server would do it. */
export function zippedSize(build: Build, path: string): number {
  return gzipSync(readFileSync(join(folderOf(build), path)), { level: 9 }).length;
}

/** Digest of every file by its path. */
export function digests(build: Build): Record<string, string> {
  return Object.fromEntries(
    filesOf(build).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folderOf(build), path)))
        .digest('hex'),
    ]),
  );
}

export type Manifest = {
  manifest_version: number;
  version: string;
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts?: unknown[];
  web_accessible_resources?: unknown[];
  externally_connectable?: { ids?: string[]; matches?: string[] };
  content_security_policy?: Record<string, string>;
  incognito?: string;
  minimum_chrome_version?: string;
  background?: { service_worker?: string; scripts?: string[] };
  commands?: Record<string, unknown>;
  update_url?: string;
  key?: string;
  browser_specific_settings?: {
    gecko?: {
      id?: string;
      strict_min_version?: string;
      data_collection_permissions?: { required?: string[] };
    };
    gecko_android?: { strict_min_version?: string };
  };
};

export function manifestOf(build: Build): Manifest {
  return JSON.parse(readFile(build, 'manifest.json')) as Manifest;
}

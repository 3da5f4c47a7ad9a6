import { describe, expect, it } from 'vitest';
import { type Manifest, manifestOf, PRODUCTION } from './builds';

/** Each has its reason on the options page; another one here is a decision, not an accident. */
const PERMISSIONS = ['activeTab', 'alarms', 'identity', 'scripting', 'storage', 'unlimitedStorage'];

const PAGE_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src https:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Everything that would let the extension read a page nobody granted, or let somebody else in. */
function looseEnds(manifest: Manifest): string[] {
  const text = JSON.stringify(manifest);
  return [
    manifest.manifest_version !== 3 && 'manifest version',
    /<all_urls>|"\*:\/\/\*\/\*"/.test(text) && 'all sites',
    (manifest.host_permissions ?? []).length > 0 && 'required hosts',
    (manifest.content_scripts ?? []).length > 0 && 'static content scripts',
    (manifest.web_accessible_resources ?? []).length > 0 && 'web-accessible resources',
    (manifest.externally_connectable?.ids ?? []).length > 0 && 'other extensions',
    manifest.externally_connectable?.matches !== undefined && 'web pages',
    manifest.incognito !== 'not_allowed' && 'private windows',
    manifest.update_url !== undefined && 'an update address',
    manifest.key !== undefined && 'a fixed key',
  ].filter((one) => one !== false);
}

describe.each(PRODUCTION)('the manifest of %s', (build) => {
  const manifest = manifestOf(build);

  it('threat 21, US-9.5: asks for no host, shows no file to pages and lets nobody in', () => {
    expect(looseEnds(manifest)).toEqual([]);
  });

  it('has exactly the documented permissions, and every host only on request', () => {
    expect([...(manifest.permissions ?? [])].sort()).toEqual(PERMISSIONS);
    // Asked for when reminders by notification are switched on, and given back when they are switched off.
    expect(manifest.optional_permissions).toEqual(['notifications']);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
  });

  it('threat 11: has the policy for its pages, word by word', () => {
    expect(manifest.content_security_policy).toEqual({ extension_pages: PAGE_CSP });
  });

  it('has at most four keyboard commands', () => {
    expect(Object.keys(manifest.commands ?? {}).length).toBeLessThanOrEqual(4);
  });
});

describe.each(['chrome-production', 'edge-production'] as const)('the manifest of %s', (build) => {
  it('threat 18: names no extension that may connect', () => {
    expect(manifestOf(build).externally_connectable).toEqual({ ids: [] });
  });

  it('names the oldest browser and a worker', () => {
    expect(manifestOf(build).minimum_chrome_version).toBe('120');
    expect(manifestOf(build).background?.service_worker).toBe('background.js');
  });
});

describe('the manifest of firefox-production', () => {
  it('names id, oldest versions and what is collected', () => {
    expect(manifestOf('firefox-production').browser_specific_settings).toEqual({
      gecko: {
        id: 'pilotlight@pilotlight.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    });
  });
});

describe('the check of loose ends', () => {
  it.each([
    ['manifest version', { manifest_version: 2 }],
    ['all sites', { optional_host_permissions: ['<all_urls>'] }],
    ['all sites', { optional_host_permissions: ['*://*/*'] }],
    ['required hosts', { host_permissions: ['https://a.example/*'] }],
    ['static content scripts', { content_scripts: [{}] }],
    ['web-accessible resources', { web_accessible_resources: [{}] }],
    ['other extensions', { externally_connectable: { ids: ['*'] } }],
    ['web pages', { externally_connectable: { matches: ['https://a.example/*'] } }],
    ['private windows', { incognito: 'spanning' }],
    ['an update address', { update_url: 'https://a.example' }],
    ['a fixed key', { key: 'x' }],
  ])('finds %s', (name, wrong) => {
    const sound: Manifest = { manifest_version: 3, version: '1', incognito: 'not_allowed' };
    expect(looseEnds({ ...sound, ...wrong })).toEqual([name]);
  });
});

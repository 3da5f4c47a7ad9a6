import { defineConfig } from 'wxt';
import {
  OPTIONAL_HOSTS,
  OPTIONAL_PERMISSIONS,
  REQUIRED_PERMISSIONS,
} from './lib/domain/disclosure/permissions';
import { managedSchema } from './lib/domain/policy/managed-schema';
import { FIREFOX_ID } from './lib/domain/policy/policy-samples';
import { compileMessages } from './lib/i18n/compile-messages';

/**
 * Build modes:
 * - production: every host is optional, the sidebar's shadow root is closed.
 * - demo: as production, with the stand-in tools' hosts granted, so that `npm start` shows the main job at once.
 * - e2e: as demo, with an open shadow root so that a test can look inside.
 */
const STAND_IN_HOSTS = [
  'https://haldenfreight.atlassian.net/*',
  'https://haldenfreight.service-now.com/*',
  'https://jira.haldenfreight.example/*',
  'https://wiki.haldenfreight.example/*',
];

/** The server of the demo's team. */
const DEMO_SERVER = 'https://couch.haldenfreight.example/*';

/** A team's server that a test starts on this machine. */
const TEST_SERVER = 'http://127.0.0.1/*';

/** `connect-src` cannot name an organisation's server, which is known only at run time; the origin is checked in code. */
const pageCsp = (mode: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    mode === 'e2e' ? 'connect-src https: http://127.0.0.1:*' : 'connect-src https:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** WXT takes the mode for NODE_ENV: with any mode but `production`, React's development build would be built in. */
const productionReact = {
  name: 'pilotlight:production-react',
  config: () => ({ define: { 'process.env.NODE_ENV': JSON.stringify('production') } }),
};
if (process.env.NODE_ENV === 'e2e' || process.env.NODE_ENV === 'demo') process.env.NODE_ENV = 'production';

/**
 * The opened panel runs in somebody else's page, where React's 68 kB would be most of the bundle: there its components
 * run on Preact, which offers the same interface in a tenth of it. The extension's own pages keep React itself.
 */
const preactForReact = {
  name: 'pilotlight:preact-for-react',
  config: () => ({
    resolve: {
      alias: {
        'react/jsx-runtime': 'preact/jsx-runtime',
        'react-dom/client': 'preact/compat/client',
        'react-dom': 'preact/compat',
        react: 'preact/compat',
      },
    },
  }),
};

/** What an organisation may set, as Chromium wants it written. Firefox needs none and warns of the manifest's key. */
const MANAGED_SCHEMA = 'managed-schema.json';

export default defineConfig({
  hooks: {
    'build:publicAssets': (wxt, files) => {
      if (wxt.config.browser === 'firefox') return;
      files.push({ relativeDest: MANAGED_SCHEMA, contents: `${JSON.stringify(managedSchema(), null, 2)}\n` });
    },
    'vite:build:extendConfig': ([entry], config) => {
      if (entry?.name === 'panel') config.plugins?.push(preactForReact);
    },
  },
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  imports: false,
  outDirTemplate: '{{browser}}-{{mode}}',
  vite: () => ({ plugins: [compileMessages(), productionReact], build: { target: 'es2022' } }),
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [...REQUIRED_PERMISSIONS],
    optional_permissions: [...OPTIONAL_PERMISSIONS],
    optional_host_permissions: [...OPTIONAL_HOSTS],
    ...(mode === 'production'
      ? {}
      : { host_permissions: [...STAND_IN_HOSTS, mode === 'e2e' ? TEST_SERVER : DEMO_SERVER] }),
    incognito: 'not_allowed',
    action: { default_title: '__MSG_extensionName__' },
    commands: {
      'toggle-panel': {
        // Not every letter is free: Chromium keeps Alt+Shift with A, B, C, N, P, R, T, W, X and Z for itself
        // ("new tab group" is P) and then leaves a command without a key, in silence.
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandTogglePanel__',
      },
      'enter-value': {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_commandEnterValue__',
      },
    },
    content_security_policy: { extension_pages: pageCsp(mode) },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : {
          minimum_chrome_version: '120',
          externally_connectable: { ids: [] },
          storage: { managed_schema: MANAGED_SCHEMA },
        }),
  }),
});

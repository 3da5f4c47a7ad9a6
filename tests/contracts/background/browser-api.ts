import { fakeBrowser } from 'wxt/testing/fake-browser';

type Listener = (...args: never[]) => unknown;

/** What the extension did to the browser, in the order in which it did it. */
export type BrowserCalls = {
  badge: string[];
  titles: { title: string; tabId?: number }[];
  alarms: { name: string; when?: number; delayInMinutes?: number }[];
  notifications: { id: string; title: string; message: string }[];
  opened: string[];
};

/**
 * The browser's own interface, as far as the worker uses it outside of pages: storage is a real one in memory, everything
 * that a person would see is written down. Must be in place before the worker's modules are loaded.
 */
export function installBrowserApi() {
  const calls: BrowserCalls = { badge: [], titles: [], alarms: [], notifications: [], opened: [] };
  const granted = new Set<string>();
  const language = { of: 'en' };
  const listeners = { alarm: [] as Listener[], notificationClick: [] as Listener[] };
  const event = (list: Listener[]) => ({ addListener: (one: Listener) => void list.push(one) });
  const api = {
    runtime: { id: 'pilotlight', getURL: (path: string) => `chrome-extension://pilotlight${path}` },
    storage: fakeBrowser.storage,
    i18n: { getUILanguage: () => language.of },
    action: {
      setBadgeText: async ({ text }: { text: string }) => void calls.badge.push(text),
      getBadgeText: async () => calls.badge.at(-1) ?? '',
      setTitle: async (one: { title: string; tabId?: number }) => void calls.titles.push(one),
    },
    alarms: {
      create: async (name: string, time: { when?: number; delayInMinutes?: number }) =>
        void calls.alarms.push({ name, ...time }),
      clear: async (name: string) => {
        calls.alarms.splice(0, calls.alarms.length, ...calls.alarms.filter((one) => one.name !== name));
        return true;
      },
      get: async (name: string) => calls.alarms.find((one) => one.name === name),
      onAlarm: event(listeners.alarm),
    },
    // The organisation's sign-in: nobody signs in here.
    identity: {
      getRedirectURL: (path = '') => `https://pilotlight.chromiumapp.org/${path}`,
      launchWebAuthFlow: async () => {
        throw new Error('nobody is here');
      },
    },
    permissions: {
      contains: async ({ permissions = [] }: { permissions?: string[] }) =>
        permissions.every((one) => granted.has(one)),
    },
    notifications: {
      create: async (id: string, { title, message }: { title: string; message: string }) =>
        void calls.notifications.push({ id, title, message }),
      onClicked: event(listeners.notificationClick),
    },
    tabs: {
      create: async ({ url }: { url: string }) => void calls.opened.push(url),
      query: async () => [],
      sendMessage: async () => undefined,
    },
  };
  Object.assign(globalThis, { chrome: api, browser: api });
  /** Answers when every listener is done with it. */
  const fire = (list: Listener[], ...args: unknown[]) =>
    Promise.all(list.map((listener) => (listener as (...all: unknown[]) => unknown)(...args)));
  return {
    calls,
    granted,
    language,
    /** As a worker that was ended: nobody of it listens any more. */
    end: () => {
      for (const list of Object.values(listeners)) list.length = 0;
    },
    fireAlarm: (name: string) => fire(listeners.alarm, { name }),
    clickNotification: (id: string) => fire(listeners.notificationClick, id),
  };
}

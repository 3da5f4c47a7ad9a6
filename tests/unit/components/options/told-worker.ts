import { fakeBrowser } from 'wxt/testing/fake-browser';

type Sent = { name: string; input: Record<string, unknown> };

/**
 * The worker as a page sees it: it answers as the test says, and what is sent to it is written down. To be there before any
 * part of a page is: `await vi.hoisted(() => import('./told-worker'))`.
 */
export const worker = { sent: [] as Sent[], answers: [] as unknown[] };

const sendMessage = async (message: Sent) => {
  worker.sent.push(message);
  return worker.answers.shift();
};
const runtime = { id: 'pilotlight', sendMessage, getManifest: () => ({ version: '0.1.0' }) };
const storage = { ...fakeBrowser.storage, managed: { get: async () => ({}) } };
Object.assign(globalThis, { chrome: { ...fakeBrowser, storage, runtime } });

export const done = (value: unknown) => ({ ok: true, value });

export const refused = (code: string, field?: string) => ({
  ok: false,
  error: { code, ...(field ? { problems: [{ code, field }] } : {}) },
});

export function findBrowser(name: 'chromium' | 'firefox'): Promise<string | undefined>;
export function ensureBrowser(name: 'chromium' | 'firefox'): Promise<string>;

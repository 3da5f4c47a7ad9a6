export function chromiumArguments(options: { extensionDir: string; port?: number | undefined }): string[];
export function writeQuietPreferences(profileDir: string): Promise<void>;
export function chromiumIdOf(extensionDir: string): Promise<string>;

/** How the characters of a file are written. `guessed` when the file does not say so itself. */
export type Encoding = { name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'; guessed: boolean };

/**
 * Finds out how a file is written: by its mark; without one by the zero bytes that UTF-16 has between Latin letters; UTF-8 if
 * all of it is; else Windows-1252, as older spreadsheets save "CSV" in western Europe.
 *
 * @throws DOMException `AbortError` when `signal` says so.
 */
export async function detectEncoding(file: Blob, signal?: AbortSignal): Promise<Encoding> {
  const start = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { name: 'utf-8', guessed: false };
  if (start[0] === 0xff && start[1] === 0xfe) return { name: 'utf-16le', guessed: false };
  if (start[0] === 0xfe && start[1] === 0xff) return { name: 'utf-16be', guessed: false };
  const zeros = [0, 1].map((odd) => start.filter((byte, at) => at % 2 === odd && byte === 0).length);
  if ((zeros[1] ?? 0) > start.length / 4) return { name: 'utf-16le', guessed: true };
  if ((zeros[0] ?? 0) > start.length / 4) return { name: 'utf-16be', guessed: true };
  return { name: (await isUtf8(file, signal)) ? 'utf-8' : 'windows-1252', guessed: true };
}

async function isUtf8(file: Blob, signal?: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = file.stream().getReader();
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      decoder.decode(value, { stream: !done });
      if (done) return true;
    }
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  } finally {
    await reader.cancel();
  }
}

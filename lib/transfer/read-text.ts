import { AppError } from '@/lib/domain/errors';
import { detectEncoding, type Encoding } from './encoding';

/** A part of a file's text, and how far into the file it reaches, from 0 to 1. */
export type TextPart = { text: string; share: number };

/**
 * Opens a file as text, piece by piece: no more than one piece is held at a time.
 *
 * @throws AppError `file_too_large` before anything was read, `file_empty`.
 */
export async function openText(
  file: Blob,
  limit: number,
  signal?: AbortSignal,
): Promise<{ encoding: Encoding; parts: AsyncGenerator<TextPart> }> {
  if (file.size > limit) {
    const values = { size: megabytes(file.size), limit: megabytes(limit) };
    throw new AppError('file_too_large', [{ code: 'file_too_large', values }]);
  }
  if (file.size === 0) throw new AppError('file_empty');
  const encoding = await detectEncoding(file, signal);
  return { encoding, parts: readParts(file, encoding, signal) };
}

const megabytes = (bytes: number) => Math.ceil(bytes / (1024 * 1024));

async function* readParts(
  file: Blob,
  { name }: Encoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<TextPart> {
  const decoder = new TextDecoder(name, { fatal: true });
  for (let from = 0; from < file.size; from += PIECE) {
    signal?.throwIfAborted();
    const to = Math.min(from + PIECE, file.size);
    const bytes = await file.slice(from, to).arrayBuffer();
    yield { text: decode(decoder, bytes, to < file.size), share: to / file.size };
  }
}

const PIECE = 256 * 1024;

function decode(decoder: TextDecoder, bytes: ArrayBuffer, more: boolean): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch (cause) {
    if (cause instanceof TypeError) throw new AppError('file_encoding', [], { cause });
    throw cause;
  }
}

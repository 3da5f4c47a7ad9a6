export type Fingerprint = { name: string; size: number; sha256: string };

/** Name, size and SHA-256 of a file. The file is read here and goes nowhere. */
export async function fingerprint(file: File): Promise<Fingerprint> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name.slice(0, 255), size: file.size, sha256 };
}

import type { ToolAdapter, UrlReading } from './adapter';
import { isReadable, isUnderHost, isVendorHost } from './hosts';

/** What a tool brings; host rules and the promise never to throw are the same for all and added here. */
export type ToolParts = Omit<ToolAdapter, 'recognises'> & {
  /** On a known host: whether this path is the tool's. One Atlassian site serves two tools. */
  ownsPath(url: URL): boolean;
  /** Whether the document carries marks that only this tool's pages have. */
  hasMarks(document: Document): boolean;
};

export const NOTHING: UrlReading = { kind: 'none', confidence: 'sure', facts: {} };

/**
 * Builds an adapter from its parts. Recognition goes by the vendor's hosts, then by the page's marks, then by
 * the hint an administrator gave when granting the host.
 */
export function createToolAdapter(parts: ToolParts): ToolAdapter {
  const { ownsPath, hasMarks, identityElement, hidesIdentity, absentKey, ...rest } = parts;
  return {
    ...rest,
    recognises(url, document, hint) {
      return quietly(false, () => {
        if (!isReadable(url)) return false;
        if (isVendorHost(url)) {
          return parts.knownHosts.some((pattern) => isUnderHost(url, pattern)) && ownsPath(url);
        }
        return hasMarks(document) || hint === parts.name;
      });
    },
    readUrl: (url) => quietly(NOTHING, () => (isReadable(url) ? parts.readUrl(url) : NOTHING)),
    readWorkItem: (url, document) =>
      quietly(undefined, () => (isReadable(url) ? parts.readWorkItem(url, document) : undefined)),
    ...(identityElement && {
      identityElement: (url: URL, document: Document) =>
        quietly(undefined, () => (isReadable(url) ? identityElement(url, document) : undefined)),
    }),
    ...(absentKey && {
      absentKey: (url: URL, document: Document) =>
        quietly(undefined, () => (isReadable(url) ? absentKey(url, document) : undefined)),
    }),
    ...(hidesIdentity && {
      hidesIdentity: (url: URL) => quietly(false, () => isReadable(url) && hidesIdentity(url)),
    }),
  };
}

/**
 * A host page can put anything into its document, down to properties that throw when read. That is the page's
 * doing and no error of ours: such a page is simply not recognised.
 */
function quietly<Result>(otherwise: Result, read: () => Result): Result {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

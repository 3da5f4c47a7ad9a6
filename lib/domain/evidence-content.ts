import { isBlank } from './criterion-finding';
import type { EvidenceItem } from './governance-records';
import { isWebAddress } from './web-address';

/**
 * Whether a piece of evidence holds what its kind promises: a link an address that opens, a statement its words, a capture
 * its fields, a file its fingerprint. A title alone shows nothing.
 */
export function hasContent({ kind, text, link, capture, fileHash }: EvidenceItem): boolean {
  switch (kind) {
    case 'link':
      return link !== undefined && isWebAddress(link.url);
    case 'ticket_capture':
      return capture !== undefined && capture.fields.length > 0;
    case 'file_hash':
      return fileHash !== undefined;
    case 'attestation':
    case 'note':
      return !isBlank(text);
    default:
      return true;
  }
}

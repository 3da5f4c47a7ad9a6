import { plainText } from './plain-text';

/** Text a person or a host page wrote: isolated from the direction of what surrounds it, whole in its tooltip. */
export function UserText({ text, className }: { text: string; className?: string }) {
  const safe = plainText(text);
  return (
    <bdi className={className} title={safe.length > 40 ? safe : undefined}>
      {safe}
    </bdi>
  );
}

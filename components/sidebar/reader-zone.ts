/** The zone of the reader's own clock: when something happened on this device is read from that, as on every page of ours. */
export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

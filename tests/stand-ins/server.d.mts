export type LoggedRequest = {
  number: number;
  /** ISO instant. */
  time: string;
  method: string;
  host: string;
  path: string;
  /** `sec-fetch-dest`, `sec-fetch-mode` and `sec-fetch-site`; empty when the browser sent none. */
  dest: string;
  mode: string;
  fetchSite: string;
  /** Origin or referer: `chrome-extension://…` or `moz-extension://…` for an extension's page or worker. */
  initiator: string;
  via: 'direct' | 'proxy';
};

export type StandIns = {
  /** HTTPS, every host. */
  port: number;
  /** HTTP proxy that leads every host there. */
  proxyPort: number;
  /** Grows with each request; also at `/__requests` on every host. */
  requests: LoggedRequest[];
  /** What a test may change about the tools' own interfaces, see `rest/faults.mjs`. */
  rest: {
    fault: { kind: string | number; at?: number } | undefined;
    /** Answers wait for it. */
    gate: Promise<void> | undefined;
    /** Keys of tickets that are counted and not handed out. */
    hidden: Set<string>;
    /** Keys of tickets whose dates may not be seen. */
    withoutDates: Set<string>;
    pageSize: number;
  };
  close(): Promise<void>;
};

export function startStandIns(options?: {
  port?: number;
  /** Milliseconds of a soft navigation until content, details column and title follow the address. */
  delays?: { render?: number; details?: number; title?: number };
  /** Address of a CouchDB that answers as the company's own. */
  teamServer?: string;
}): Promise<StandIns>;

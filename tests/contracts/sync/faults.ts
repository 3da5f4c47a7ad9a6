export type Fault =
  | 'unsent'
  | 'lose_answer'
  | 'truncate'
  | 'portal_page'
  | 'redirect'
  | 'unavailable'
  | 'wait_seven_seconds'
  | 'accepted_only'
  | 'die';

/**
 * A network that misbehaves on order. It stands between the client and a real server: every request that is let through is
 * answered by that server, and only the answer is spoiled.
 */
export function faultyFetch() {
  const requests: { method: string; path: string; query: URLSearchParams; body: string }[] = [];
  const once: { part: string; fault: Fault; method?: string | undefined }[] = [];
  const befores: { part: string; work: () => Promise<void> }[] = [];
  let always: { part: string; fault: Fault } | undefined;
  let poisoned: string | undefined;
  let large: string | undefined;
  const deaths: (() => void)[] = [];

  const spoiled = async (fault: Fault, input: string, init?: RequestInit): Promise<Response> => {
    switch (fault) {
      case 'unsent':
        throw new TypeError('no connection');
      case 'lose_answer':
        await fetch(input, init);
        throw new TypeError('network connection was lost');
      case 'truncate': {
        const text = await (await fetch(input, init)).text();
        return new Response(text.slice(0, text.length >> 1), {
          headers: { 'content-type': 'application/json' },
        });
      }
      case 'portal_page':
        return new Response('<!doctype html><title>Sign in</title>', {
          headers: { 'content-type': 'text/html' },
        });
      case 'redirect':
        // What fetch does with `redirect: 'error'`.
        if (init?.redirect !== 'error') throw new Error('a redirect would have been followed');
        throw new TypeError('redirected');
      case 'unavailable':
        return new Response('<h1>503</h1>', { status: 503, headers: { 'content-type': 'text/html' } });
      case 'wait_seven_seconds':
        return new Response('{}', {
          status: 429,
          headers: { 'content-type': 'application/json', 'retry-after': '7' },
        });
      case 'die':
        // The request may have reached the server; nobody is left to read the answer.
        await fetch(input, init).catch(() => {});
        setTimeout(() => {
          for (const tell of deaths.splice(0)) tell();
        });
        return new Promise(() => {});
      case 'accepted_only': {
        const rows = (await (await fetch(input, init)).json()) as Record<string, unknown>[];
        return new Response(JSON.stringify(rows), {
          status: 202,
          headers: { 'content-type': 'application/json' },
        });
      }
    }
  };

  return {
    requests,
    /** The next request whose path holds `part` meets the fault; with `method`, the next such one made by it. */
    next: (part: string, fault: Fault, method?: string) => void once.push({ part, fault, method }),
    always: (part: string, fault: Fault) => {
      always = { part, fault };
    },
    /** Something that happens while the next such request is on its way. */
    before: (part: string, work: () => Promise<void>) => void befores.push({ part, work }),
    /** Every batch with this document in it makes the server stumble. */
    poison: (id: string) => {
      poisoned = id;
    },
    /** Every batch with this document in it is over the server's limit. */
    tooLarge: (id: string) => {
      large = id;
    },
    /** Told when a request met `die`: whoever made it is gone, and never hears of the answer. */
    death: () => new Promise<void>((resolve) => deaths.push(resolve)),
    calm: () => {
      once.length = 0;
      always = undefined;
    },
    fetch: (async (input: string | URL | Request, init?: RequestInit) => {
      const url = String(input);
      const { pathname: path, searchParams: query } = new URL(url);
      const method = init?.method ?? 'GET';
      requests.push({ method, path, query, body: String(init?.body ?? '') });
      const early = befores.findIndex(({ part }) => url.includes(part));
      if (early >= 0) await befores.splice(early, 1)[0]?.work();
      if (poisoned && url.includes('_bulk_docs') && String(init?.body).includes(`"_id":"${poisoned}"`)) {
        return new Response('{"error":"internal"}', {
          status: 500,
          headers: { 'content-type': 'application/json' },
        });
      }
      if (large && url.includes('_bulk_docs') && String(init?.body).includes(`"_id":"${large}"`)) {
        return new Response('<h1>413 Request Entity Too Large</h1>', { status: 413 });
      }
      const index = once.findIndex((one) => url.includes(one.part) && (one.method ?? method) === method);
      const fault =
        index >= 0
          ? once.splice(index, 1)[0]?.fault
          : url.includes(always?.part ?? '\0')
            ? always?.fault
            : undefined;
      return fault ? spoiled(fault, url, init) : fetch(url, init);
    }) as typeof fetch,
  };
}

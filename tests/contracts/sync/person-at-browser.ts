import type { SignInDoors } from '@/lib/sync/sign-in/doors';

export const REDIRECT_URI = 'https://abcdefghijklmnop.chromiumapp.org/cb';

/**
 * A person in front of a browser's sign-in window: follows the provider's pages, keeps its cookies, and fills in its login
 * page as `name`. With `interactive: false` nobody is there to fill in anything.
 */
export function personAtBrowser(person: { name: string }) {
  const cookies = new Map<string, string>();
  const visits: string[] = [];

  const visit = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };

  const launch: SignInDoors['launch'] = async (address, { interactive }) => {
    let [url, form]: [string, Record<string, string> | undefined] = [address, undefined];
    for (let step = 0; step < 12; step++) {
      visits.push(url);
      const response = await visit(url, form);
      const location = response.headers.get('location');
      if (location) {
        url = new URL(location, url).href;
        form = undefined;
        if (url.startsWith(REDIRECT_URI)) return url;
        continue;
      }
      const page = await response.text();
      const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
      if (!action) throw new Error(`Authorization page could not be loaded (${response.status}).`);
      const asks = page.includes('type="password"');
      if (asks && !interactive) throw new Error('User interaction required.');
      url = new URL(action, url).href;
      form = { ...hiddenIn(page), ...(asks ? { login: person.name, password: 'anything' } : {}) };
    }
    throw new Error('The sign-in goes round in circles.');
  };

  return {
    visits,
    /** The provider does not know this browser any more. */
    forgetCookies: () => cookies.clear(),
    doors: (change: Partial<SignInDoors> = {}): SignInDoors => ({
      redirectUri: REDIRECT_URI,
      launch,
      fetch: (...request) => fetch(...request),
      now: () => new Date(),
      ...change,
    }),
  };
}

const hiddenIn = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** What a sign-in needs of the world outside: a browser window, the network, the time. */
export type SignInDoors = {
  /** Opens the provider's page and answers with the address it came back to. Rejects when it did not come back. */
  launch: (address: string, options: { interactive: boolean }) => Promise<string>;
  /** Where it comes back to: registered with the provider, seen by this extension alone. */
  redirectUri: string;
  fetch: typeof fetch;
  now: () => Date;
};

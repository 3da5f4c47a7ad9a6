import type { InputOf } from '@/lib/messaging/protocol';

/** What an admin typed: it lives in the page's memory and travels with each message about the server. */
export type Admin = InputOf<'listTeamAccounts'>;

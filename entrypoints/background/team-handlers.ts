import type { Handlers } from '@/lib/messaging/server';
import { retryRefused, takeBackRefused } from '@/lib/store/commands/refused-changes';
import { keepVersion, takeVersion } from '@/lib/store/commands/versions';
import { author, nothing, told } from './author';
import { bringLatest, noteOpenedInitiative } from './opened-initiative';
import { requirePolicyServer } from './policy';
import { recogniseUrl } from './recognise-url';
import { syncBackOnline, syncNow, syncUnlessStopped } from './team';
import { leaveTeam, signIn, signInWithProvider, signOut } from './team-account';
import {
  announceTeamRestore,
  continueErasure,
  eraseForGood,
  listTeamInitiatives,
  previewTeamErasure,
  stopErasure,
} from './team-erasure';
import { joinTeam, joinTeamWithProvider } from './team-join';
import { forgetLoss } from './team-mark';
import { awaitTeamNews } from './team-news';
import { goOnWithOffer, offerOwnWorkspace, previewOwnWorkspace } from './team-offer';
import {
  alignTeamOwners,
  nameTeamOwners,
  previewTeamOwners,
  proveSignIn,
  proveSignInEnded,
  removeTeamAccount,
  saveTeamAccount,
  setUpServer,
  signInAddress,
  withAccounts,
} from './team-set-up';
import { stopWork } from './team-stop';

/** Joining a team, keeping in step with it, and setting up its server. */
export const teamHandlers = {
  joinTeam: async (input) => {
    await requirePolicyServer(input.server, input.team);
    return joinTeam(input);
  },
  joinTeamWithProvider: async (input) => {
    await requirePolicyServer(input.server, input.team, input.issuer);
    return joinTeamWithProvider(input);
  },
  setUpTeam: async (input) => {
    await requirePolicyServer(input.server, input.team, input.issuer);
    return setUpServer(input);
  },
  proveSignIn: async (input) => {
    await requirePolicyServer(input.server, input.team, input.issuer);
    return proveSignIn(input);
  },
  proveEnded: async (input) => {
    await requirePolicyServer(input.server, input.team);
    return proveSignInEnded(input);
  },
  readSignInAddress: async () => ({ address: signInAddress() }),
  listTeamAccounts: (input) => withAccounts(input),
  saveTeamAccount: (input) => withAccounts(input, (ask) => saveTeamAccount(ask, input)),
  removeTeamAccount: (input) => withAccounts(input, (ask) => removeTeamAccount(ask, input)),
  previewTeamOwners: (input) => previewTeamOwners(input),
  alignTeamOwners: (input) => alignTeamOwners(input),
  nameTeamOwners: (input) => nameTeamOwners(input),
  listTeamInitiatives: (input) => listTeamInitiatives(input),
  previewErasure: (input) => previewTeamErasure(input),
  eraseForGood: (input) => eraseForGood(input),
  continueErasure: (input) => continueErasure(input),
  stopErasure: () => nothing(stopErasure()),
  announceRestore: (input) => announceTeamRestore(input),
  signIn: ({ password }) => nothing(signIn(password).then(goOnWithOffer)),
  signInWithProvider: ({ fresh }) => nothing(signInWithProvider(fresh).then(goOnWithOffer)),
  signOut: () => nothing(signOut()),
  syncNow: async () => {
    await syncNow();
    goOnWithOffer();
    return {};
  },
  stopWork: () => nothing(stopWork()),
  noteLossRead: () => nothing(forgetLoss()),
  awaitTeamNews: () => awaitTeamNews(),
  backOnline: () => nothing(syncBackOnline().then(goOnWithOffer)),
  noteOpened: async ({ initiativeId }) => {
    noteOpenedInitiative(initiativeId);
    return {};
  },
  copyLatest: () => nothing(bringLatest()),
  previewOffer: () => previewOwnWorkspace(),
  offerWorkspace: ({ kinds, of }) => nothing(offerOwnWorkspace(kinds, of)),
  leaveTeam: () => nothing(leaveTeam()),
  settleVersion: async ({ n, choice }) =>
    told(choice === 'take' ? takeVersion(n, await author(), recogniseUrl) : keepVersion(n)),
  takeBackRefused: async ({ id }) => told(takeBackRefused(id, await author())),
  retryRefused: async ({ id }) => {
    await retryRefused((row) => id === undefined || row.id === id, new Date());
    return nothing(syncUnlessStopped());
  },
} satisfies Partial<Handlers>;

import { AccessState } from './AccessState';
import { ExcludedState } from './ExcludedState';
import { LinkedState } from './LinkedState';
import { MessageState } from './MessageState';
import { NothingState } from './NothingState';
import { NoWorkspaceState } from './NoWorkspaceState';
import type { PopupView } from './popup-view';
import { ReloadState } from './ReloadState';
import { SwitchedOffState } from './SwitchedOffState';
import { TiedState } from './TiedState';
import { UndeterminedState } from './UndeterminedState';
import { UnknownHostState } from './UnknownHostState';

/** The part of the popup that differs by what is known of the tab. */
export function PopupState({
  view,
  ...rest
}: {
  view: PopupView;
  tabId: number;
  refresh: () => Promise<void>;
}) {
  switch (view.kind) {
    case 'linked':
      return <LinkedState view={view} {...rest} />;
    case 'tied':
    case 'inherited':
      return <TiedState view={view} {...rest} />;
    case 'hidden':
    case 'excluded':
      return <ExcludedState view={view} {...rest} />;
    case 'undetermined':
      return <UndeterminedState view={view} {...rest} />;
    case 'nothing':
      return <NothingState view={view} {...rest} />;
    case 'needs_access':
      return <AccessState key={view.host} view={view} {...rest} />;
    case 'unknown_host':
      return <UnknownHostState key={view.host} view={view} {...rest} />;
    case 'off':
      return <SwitchedOffState view={view} {...rest} />;
    case 'reload':
      return <ReloadState view={view} {...rest} />;
    case 'no_workspace':
      return <NoWorkspaceState />;
    case 'unsupported':
    case 'blocked':
    case 'no_work_item':
      return <MessageState view={view} {...rest} />;
  }
}

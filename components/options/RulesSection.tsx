import { useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import { dayAt } from '@/lib/domain/calendar';
import { rolesOf } from '@/lib/domain/people';
import {
  listMatchReports,
  listPeople,
  listRules,
  listSeen,
  readRuleHealth,
  readWorkspaceState,
  writerIn,
} from '@/lib/store/reads';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';
import { Loading } from '../pages/Loading';
import { useLive } from '../pages/use-live';
import { useNow } from '../pages/use-now';
import { EditRule } from './EditRule';
import { NoWorkspace } from './NoWorkspace';
import type { OptionsRoute } from './options-view';
import { RuleHistory } from './RuleHistory';
import { RuleList } from './RuleList';

/** Which pages belong to which initiative: the list of rules, or one rule in the editor. */
export function RulesSection({ route }: { route: OptionsRoute }) {
  const { t } = useText();
  const now = useNow();
  const [saved, setSaved] = useState<string>();
  const isList = !route.editing && !route.history;
  // It is marked in the list that follows, and no longer after the next rule was opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for every view anew
  useEffect(() => {
    if (!isList) setSaved(undefined);
  }, [route.key]);
  const data = useLive(
    () =>
      Promise.all([
        readWorkspaceState(),
        listRules(),
        listInitiativeBriefs(now),
        listMatchReports(),
        listPeople(),
        listSeen(),
        // A device's days are near enough for counting thirty of them.
        readRuleHealth(now.slice(0, 10)),
      ]),
    [now],
  );
  if (!data) return <Loading />;
  const [workspace, rules, initiatives, reports, people, seen, health] = data.value;
  if (workspace.kind === 'none') return <NoWorkspace view="rules" />;
  const isAdmin = rolesOf(writerIn(workspace), now).has('admin');
  const current = rules.filter((rule) => !rule.archivedAt);
  const context = {
    rules: current,
    initiatives,
    seen,
    today: dayAt(now, workspace.workspace?.timeZone ?? 'UTC'),
  };
  if (route.editing && isAdmin) {
    return (
      <EditRule
        key={route.key}
        editing={route.editing}
        context={context}
        title={t(`options.rules.edit.${route.editing.kind}`)}
        onSaved={setSaved}
      />
    );
  }
  if (route.history) {
    return (
      <RuleHistory
        key={route.key}
        ruleId={route.history}
        initiatives={initiatives}
        people={people}
        timeZone={workspace.workspace?.timeZone ?? 'UTC'}
      />
    );
  }
  return (
    <RuleList
      rules={current}
      putAway={rules.filter(({ archivedAt, pin }) => archivedAt && !pin)}
      initiatives={initiatives}
      reports={reports}
      people={people}
      health={health}
      today={context.today}
      saved={saved}
      isDemo={workspace.kind === 'demo'}
      isAdmin={isAdmin}
      heldBack={workspace.heldBack}
    />
  );
}

import { useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import { buttonClass } from '../pages/Button';
import { EmptyState } from '../pages/EmptyState';
import { Loading } from '../pages/Loading';
import { type RecentPage, readRecentPage } from '../pages/recent-page';
import { fieldTitle } from '../pages/rule-sentence';
import { workItemName } from '../pages/work-item-name';
import type { EditorContext } from './editor-context';
import type { OptionsRoute } from './options-view';
import { RuleEditor } from './RuleEditor';
import { draftOfPage, draftOfRule, EMPTY_RULE } from './rule-draft';

/** Opens the editor with what it is about: a page, a saved rule, or nothing yet. */
export function EditRule(props: {
  editing: NonNullable<OptionsRoute['editing']>;
  context: EditorContext;
  title: string;
  onSaved: (ruleId: string) => void;
}) {
  const { editing, ...rest } = props;
  const text = useText();
  const { t } = text;
  const [page, setPage] = useState<{ found: RecentPage | undefined }>();
  const tabId = editing.kind === 'page' ? editing.tabId : undefined;

  useEffect(() => {
    readRecentPage(tabId).then(
      (found) => setPage({ found }),
      () => setPage({ found: undefined }),
    );
  }, [tabId]);

  if (!page) return <Loading />;
  const workItem = page.found?.workItem;
  if (editing.kind === 'page') {
    if (workItem) {
      const draft = draftOfPage(workItem);
      const [place] = draft.all;
      const name = place ? `${fieldTitle(place.field, text)} ${place.value}` : workItemName(workItem, text);
      return <RuleEditor {...rest} initial={{ ...draft, name }} workItem={workItem} />;
    }
    return (
      <EmptyState page title={t('options.rule.noPage')}>
        <p>{t('options.rule.noPage.text')}</p>
        <a className={buttonClass()} href="#/rules/new">
          {t('options.rules.new')}
        </a>
      </EmptyState>
    );
  }
  if (editing.kind === 'new') return <RuleEditor {...rest} initial={EMPTY_RULE} workItem={undefined} />;
  const rule = props.context.rules.find(({ id }) => id === editing.ruleId);
  if (!rule) {
    return (
      <EmptyState page title={t('options.rule.gone')}>
        <a className={buttonClass()} href="#/rules">
          {t('options.rule.toList')}
        </a>
      </EmptyState>
    );
  }
  const fits = workItem?.tool === rule.tool && rule.hosts.includes(workItem.host) ? workItem : undefined;
  return <RuleEditor {...rest} initial={draftOfRule(rule)} workItem={fits} />;
}

import { useMemo } from 'react';
import { useText } from '@/components/ui/text';
import { draftsLike } from '@/lib/domain/mapping/drafts-like';
import type { Rule } from '@/lib/domain/mapping/rule';
import { buttonClass } from '../pages/Button';
import { Notice } from '../pages/Notice';
import { Sentence } from '../pages/Sentence';

/** Drafts about the same pages, such as the one a new initiative came with: one of the two would be left behind. */
export function RuleDrafts({ rule, rules }: { rule: Rule; rules: readonly Rule[] }) {
  const { t } = useText();
  const [twin] = useMemo(() => draftsLike(rule, rules), [rule, rules]);
  if (!twin) return null;
  return (
    <Notice tone="caution">
      <p>
        <Sentence id="options.rule.draftTwin" values={{ rule: twin.name }} />
      </p>
      <a className={buttonClass()} href={`#/rules/edit/${twin.id}`}>
        {t('options.rule.draftTwin.open')}
      </a>
    </Notice>
  );
}

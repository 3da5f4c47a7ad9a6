import { useText } from '@/components/ui/text';
import { AllowHost } from '../pages/AllowHost';
import { Notice } from '../pages/Notice';
import { Sentence } from '../pages/Sentence';
import type { CreatedInitiative } from '../pages/use-initiative-form';

/** What came of the form: the initiative, its draft rule, and access for the site. */
export function CreatedNotice({ created }: { created: CreatedInitiative }) {
  const { t } = useText();
  return (
    <Notice tone="good" live="status">
      <p>
        <Sentence id="options.initiatives.created" values={{ name: created.name }} />{' '}
        {created.ruleId ? (
          <a href={`#/rules/edit/${created.ruleId}`}>{t('options.initiatives.created.rule')}</a>
        ) : null}
      </p>
      {created.mapped ? <AllowHost {...created.mapped} variant="secondary" /> : null}
    </Notice>
  );
}

import { useText } from '@/components/ui/text';
import { buttonClass } from '../pages/Button';
import { EmptyState } from '../pages/EmptyState';
import type { OptionsView } from './options-view';
import { SectionHeading } from './SectionHeading';

/** Nothing to list before there is a workspace, and the way to one. */
export function NoWorkspace({ view }: { view: OptionsView }) {
  const { t } = useText();
  return (
    <>
      <SectionHeading view={view} />
      <EmptyState title={t('page.noWorkspace')}>
        <a className={buttonClass('primary')} href="/welcome.html">
          {t('page.noWorkspace.action')}
        </a>
      </EmptyState>
    </>
  );
}

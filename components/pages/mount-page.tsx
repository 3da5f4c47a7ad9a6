import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readShownDatabase, watchShownDatabase } from '@/lib/settings/team';
import { showDatabase } from '@/lib/store/database';
import { PageBoundary } from './PageBoundary';
import { PageLanguage } from './PageLanguage';
import '@/components/ui/primitives.css';
import './page.css';

/**
 * Starts one of the extension's pages: language, title, and a boundary that shows an error instead of a
 * blank page.
 */
export function mountPage(name: keyof typeof TITLES, page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) return;
  const start = () =>
    createRoot(root).render(
      <StrictMode>
        <PageLanguage titleId={TITLES[name]}>
          <PageBoundary page={name}>{page}</PageBoundary>
        </PageLanguage>
      </StrictMode>,
    );
  // Another workspace is another database: the page starts over with it.
  watchShownDatabase(() => location.reload());
  readShownDatabase().then(showDatabase).then(start, start);
}

const TITLES = {
  popup: 'popup.title',
  options: 'options.title',
  welcome: 'welcome.title',
  dashboard: 'dashboard.title',
} as const;

import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PageBoundary } from './PageBoundary';
import { PageLanguage } from './PageLanguage';
import '@/components/ui/primitives.css';
import './page.css';

/** Starts one of the extension's pages: language, title, and a boundary that shows an error instead of a blank page. */
export function mountPage(name: string, page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <PageLanguage titleId={`${name}.title`}>
        <PageBoundary page={name}>{page}</PageBoundary>
      </PageLanguage>
    </StrictMode>,
  );
}

/**
 * Follows the page's own colour mode (Atlassian's `html[data-color-mode]`); where there is none, the system's applies.
 *
 * @returns stops following.
 */
export function followTheme(surface: HTMLElement): () => void {
  const page = document.documentElement;
  const apply = () => {
    const mode = page.getAttribute('data-color-mode');
    if (mode === 'light' || mode === 'dark') surface.setAttribute('data-theme', mode);
    else surface.removeAttribute('data-theme');
  };
  const observer = new MutationObserver(apply);
  observer.observe(page, { attributes: true, attributeFilter: ['data-color-mode'] });
  apply();
  return () => observer.disconnect();
}

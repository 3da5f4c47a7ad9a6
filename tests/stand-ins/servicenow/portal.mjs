import { portal } from './views.mjs';

/** The portal's routes change only the query, by pushState, as AngularJS's `$location` does. */
const { delays } = window.__standIn;
const main = document.querySelector('.sp-page-root');

function show() {
  setTimeout(() => {
    const parts = portal(new URL(location.href));
    main.innerHTML = parts.main.text;
    setTimeout(() => {
      document.title = parts.title;
      window.__standIn.settled = location.href;
    }, delays.title);
  }, delays.render);
}

addEventListener('popstate', show);
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (link?.origin !== location.origin || link.pathname !== location.pathname) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  show();
});
window.__standIn.settled = location.href;

/** The old board: a click selects a card and opens the detail view; the address follows by pushState. */
const view = document.querySelector('#ghx-detail-view');
const details = document.querySelector('#details').content;

function show() {
  const parameters = new URL(location.href).searchParams;
  const key = parameters.get('selectedIssue');
  for (const card of document.querySelectorAll('.ghx-issue'))
    for (const name of ['ghx-selected', 'ghx-selected-primary'])
      card.classList.toggle(name, card.dataset.issueKey === key);
  const open = key && parameters.get('view') === 'detail';
  view.style.display = open ? '' : 'none';
  if (open) view.replaceChildren(...details.querySelector(`[data-key="${key}"]`).cloneNode(true).childNodes);
}

function go(change) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(change))
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  history.pushState({}, '', url);
  setTimeout(show, window.__standIn.delays.render);
}

addEventListener('popstate', show);
document.addEventListener('click', (event) => {
  if (event.target.closest('#ghx-detail-close')) return go({ view: '' });
  const card = event.target.closest('.ghx-issue');
  if (card && !event.target.closest('a')) go({ view: 'detail', selectedIssue: card.dataset.issueKey });
});

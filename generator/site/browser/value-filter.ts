/** Adds a filter to each long list of allowed values. */
export function addValueFilters(): void {
  for (const list of document.querySelectorAll<HTMLDetailsElement>('details.values')) {
    const paragraph = list.querySelector('p');
    if (!paragraph) continue;
    const values = [...paragraph.querySelectorAll('code')];
    const label = document.createElement('label');
    label.className = 'find';
    const title = document.createElement('span');
    title.textContent = 'Filter values';
    const input = document.createElement('input');
    input.type = 'search';
    label.append(title, input);
    paragraph.before(label);
    const whole = [...paragraph.childNodes];
    input.addEventListener('input', () => {
      const query = input.value.trim().toLowerCase();
      if (query === '') {
        paragraph.replaceChildren(...whole);
        return;
      }
      const found = values.filter(({ textContent }) => textContent.toLowerCase().includes(query));
      paragraph.replaceChildren(
        ...found.flatMap((value, index) => (index === 0 ? [value] : [', ', value])),
      );
      if (found.length === 0) paragraph.textContent = 'No value matches.';
    });
  }
}

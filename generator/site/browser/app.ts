import { addCopyButtons, copyOnClick } from './copy.ts';
import { addTabs } from './tabs.ts';
import { addThemeToggle } from './theme-toggle.ts';
import { addValueFilters } from './value-filter.ts';

addThemeToggle();
addCopyButtons();
addTabs();
addValueFilters();
copyTexts();
copyMarkdown();
openSearch();
openPlayground();
closeMenus();
foldMenu();

/** Copies a text of the page, such as the ID of its model. */
function copyTexts(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy-text]')) {
    button.hidden = false;
    copyOnClick(button, () => Promise.resolve(button.dataset['copyText'] ?? ''));
  }
}

/** "Copy as Markdown" loads the page's Markdown when it is clicked. */
function copyMarkdown(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy-page]')) {
    button.hidden = false;
    copyOnClick(button, async () => {
      const response = await fetch(button.dataset['copyPage'] ?? '');
      return response.text();
    });
  }
}

/** The search is loaded when it is opened. */
function openSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-search]');
  if (!button) return;
  button.hidden = false;
  const open = async () => {
    const { showSearch } = await import('./search.ts');
    await showSearch();
  };
  button.addEventListener('click', () => void open());
  document.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof HTMLElement &&
      (/^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable);
    const isShortcut =
      (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) ||
      (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (!isShortcut) return;
    event.preventDefault();
    void open();
  });
}

/** The playground is loaded when it is opened, or when a link holds its form. */
function openPlayground(): void {
  const container = document.querySelector<HTMLElement>('[data-playground]');
  const button = document.querySelector<HTMLButtonElement>('[data-open-playground]');
  if (!container || !button) return;
  button.hidden = false;
  let isOpen = false;
  const open = async () => {
    if (isOpen) return;
    isOpen = true;
    try {
      const { openPlayground: show } = await import('./playground/playground.tsx');
      await show(container);
      document.body.classList.add('playing');
      // The layout of the page changed, so the form has moved.
      document.querySelector('#try-it')?.scrollIntoView();
    } catch {
      isOpen = false;
      button.textContent = 'The playground could not be loaded. Try again';
    }
  };
  button.addEventListener('click', () => void open());
  document.querySelector('[data-try-it]')?.addEventListener('click', () => void open());
  if (location.hash.startsWith('#try=')) void open();
}

/** A menu closes when something else is clicked or focused, and by Escape. */
function closeMenus(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('[data-menu]')) {
    const close = ({ target }: Event) => {
      if (!(target instanceof Node && menu.contains(target))) menu.open = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('focusin', close);
    menu.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
  }
}

/** On a phone, the menu starts folded. */
function foldMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>('.side > details');
  if (menu && matchMedia('(max-width: 60rem)').matches) menu.open = false;
}

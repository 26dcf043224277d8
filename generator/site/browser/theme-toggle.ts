/** Shows the button that switches between the light and the dark theme, and remembers the choice. */
export function addThemeToggle(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
  if (!button) return;
  const root = document.documentElement;
  const isDark = () =>
    root.dataset['theme'] === undefined
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : root.dataset['theme'] === 'dark';
  const show = () => {
    button.setAttribute('aria-pressed', String(isDark()));
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    root.dataset['theme'] = isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem('theme', root.dataset['theme']);
    } catch {
      // Storage can be off; the choice then ends with the page.
    }
    show();
  });
  show();
}

import { useAppStore } from './store.ts';

type ShownTheme = 'dark' | 'light';

const prefersLight = window.matchMedia('(prefers-color-scheme: light)');

function shownTheme(): ShownTheme {
  const { theme } = useAppStore.getState().settings;
  if (theme !== 'system') return theme;
  return prefersLight.matches ? 'light' : 'dark';
}

/** Keeps `data-theme` at what was picked, else at what the system has. */
export function followTheme(): void {
  const apply = () => {
    document.documentElement.dataset['theme'] = shownTheme();
  };
  apply();
  prefersLight.addEventListener('change', apply);
  useAppStore.subscribe(apply);
}

/** The theme that is not on screen. */
export function otherTheme(): ShownTheme {
  return shownTheme() === 'dark' ? 'light' : 'dark';
}

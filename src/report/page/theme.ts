import { h, icon, onClick, replace } from './dom.js'

const KEY = 'expect-sentry-report-theme'
const SUN =
  'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1'
const MOON = 'M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z'

/** Light or dark as the system says, until somebody chooses. */
export function themeToggle(): HTMLElement {
  const button = h('button', { type: 'button', class: 'ghost' })
  const show = () => {
    const label = isDark() ? 'Switch to light (t)' : 'Switch to dark (t)'
    button.setAttribute('aria-label', label)
    button.title = label
    replace(button, icon(isDark() ? SUN : MOON))
  }
  const kept = recall()
  if (kept) document.documentElement.dataset.theme = kept
  matchMedia(DARK).addEventListener('change', show)
  show()
  return onClick(button, () => {
    const theme = isDark() ? 'light' : 'dark'
    document.documentElement.dataset.theme = theme
    keep(theme)
    show()
  })
}

const DARK = '(prefers-color-scheme: dark)'

function isDark(): boolean {
  const { theme } = document.documentElement.dataset
  return theme === undefined ? matchMedia(DARK).matches : theme === 'dark'
}

/** A page from a disk may have no storage. */
function recall(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function keep(theme: string): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // the next visit asks the system again
  }
}

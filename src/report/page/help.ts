import { h, onClick } from './dom.js'

const KEYS: readonly (readonly [keys: string, meaning: string])[] = [
  ['/', 'search: text, an event id, a tag as key:value'],
  ['j  k', 'next, previous row'],
  ['n  p', 'newer, older event of the issue'],
  ['i', 'issues'],
  ['e', 'tests'],
  ['t', 'light or dark'],
  ['Esc', 'back to the list'],
  ['?', 'these keys'],
]

export function helpDialog(): HTMLDialogElement {
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, 'Keys'),
    h(
      'dl',
      { class: 'keys' },
      KEYS.map(([keys, meaning]) =>
        h(
          'div',
          {},
          h(
            'dt',
            {},
            keys.split('  ').map((key) => h('kbd', {}, key)),
          ),
          h('dd', {}, meaning),
        ),
      ),
    ),
  )
  dialog.append(onClick(h('button', { type: 'button' }, 'Close'), () => dialog.close()))
  return dialog
}

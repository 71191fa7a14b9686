/** Sentry's own limit for the part after the type (sentry `eventtypes/error.py`, `base.py`). */
const TITLE_LENGTH = 100

/** `TypeError: boom`: the type and the first line of the value. */
export function exceptionTitle(type: string | undefined, value: string | undefined): string {
  const line = value ? firstLine(value) : undefined
  if (type === undefined) return line ?? '<unknown>'
  return line ? `${type}: ${line}` : type
}

export function messageTitle(message: string | undefined): string {
  const trimmed = message?.trim()
  return trimmed ? firstLine(trimmed) : '<unlabeled event>'
}

function firstLine(text: string): string {
  const [line = ''] = text.split(/\r\n|\r|\n/, 1)
  const characters = [...line]
  if (characters.length <= TITLE_LENGTH) return line
  return `${characters.slice(0, TITLE_LENGTH - 3).join('')}...`
}

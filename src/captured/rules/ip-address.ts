import type { JsonValue } from '../../recording/wire.js'
import type { Rule } from './rule.js'
import { schema } from './sources.js'

export const ipAddressRule: Rule = {
  name: 'user-ip-address',
  severity: 'removed',
  because: "A user's ip_address is an IP address, or `{{auto}}`.",
  source: schema('types'),
  at: ['user.ip_address'],
  find: (value) => value !== null && !isIpAddress(value),
}

function isIpAddress(value: JsonValue): boolean {
  if (typeof value !== 'string') return false
  return value === '{{auto}}' || isVersion4(value) || isVersion6(value)
}

function isVersion4(address: string): boolean {
  const parts = address.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && +part < 256)
}

/** Eight groups, of which `::` stands for those that are zero; the last two may be a version 4. */
function isVersion6(address: string): boolean {
  const lastColon = address.lastIndexOf(':')
  const tail = address.slice(lastColon + 1)
  const whole = isVersion4(tail) ? `${address.slice(0, lastColon + 1)}0:0` : address
  const halves = whole.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const isRightCount = halves.length === 2 ? groups.length < 8 : groups.length === 8
  return isRightCount && groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
}

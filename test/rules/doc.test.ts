import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DOCUMENT, withTable } from './support/doc.js'

test('the table in the docs is that of the rules: `npm run docs:rules` writes it', () => {
  const page = readFileSync(DOCUMENT, 'utf8')
  expect(page).toBe(withTable(page))
})

import { readFile, writeFile } from 'node:fs/promises'
import { DOCUMENT, withTable } from './support/doc.js'

await writeFile(DOCUMENT, withTable(await readFile(DOCUMENT, 'utf8')))

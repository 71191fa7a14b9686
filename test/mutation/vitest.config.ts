import { defineConfig } from 'vitest/config'
import { shared as base } from '../../vitest.config.js'

/** Only the tests that hold a room to what it does; `run.ts` says which. */
const { tests = [] } = JSON.parse(process.env.MUTATED_ROOM ?? '{}')

export default defineConfig({ ...base, test: { ...base.test, include: tests } })

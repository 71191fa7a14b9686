import { arms } from '../rows/arms.js'

/**
 * The process of one arm: sets it up, then measures a round each time the parent asks. The arms of
 * a row never share a process, because the SDK keeps its state on `globalThis`.
 */
const [row = '', name = ''] = process.argv.slice(2)
const arm = arms[row]?.[name]
if (!arm) throw new Error(`There is no arm "${name}" of a row "${row}".`)

const round = await arm()
process.on('message', async () => {
  try {
    process.send?.(await round())
  } catch (error) {
    // the SDK would capture a rejection, and the parent would wait for ever
    console.error(error)
    process.exit(1)
  }
})
process.once('disconnect', () => process.exit())
process.send?.('ready')

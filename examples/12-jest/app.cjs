// @ts-check
const Sentry = require('@sentry/node')

const DAY = 24 * 60 * 60 * 1000

/**
 * Reminds whoever borrowed a book, a day before it is due.
 *
 * @param {{ title: string, due: number }} loan
 * @param {(title: string) => Promise<void>} remind
 */
exports.schedule = (loan, remind) => {
  setTimeout(
    async () => {
      try {
        await remind(loan.title)
      } catch (error) {
        Sentry.captureException(error, { tags: { book: loan.title } })
      }
    },
    loan.due - DAY - Date.now(),
  )
}

import { now } from '../recording/real-time.js'
import type { Outlook, Recording } from '../recording/recording.js'
import { Problem } from './problem.js'
import type { Verdict } from './verdict.js'

/**
 * The verdict, once all that is in flight has arrived, if the recording can be believed.
 *
 * Where more may come that nobody has announced (another process is running), what is wanted is
 * waited for up to a limit, and what holds must hold until nothing has come for a while.
 *
 * @throws Problem when the recording cannot be believed
 */
export async function verdictInTime(
  { source }: Recording,
  isNot: boolean,
  judgeNow: () => Verdict | Promise<Verdict>,
): Promise<Verdict> {
  const settledVerdict = async () => {
    await source?.settled()
    const doubt = source?.distrust()
    if (doubt) throw new Problem(doubt)
    return judgeNow()
  }
  const { outlook } = source ?? {}
  // asked before the verdict: what came in between is in it
  let isOpen = outlook?.mayGetMore
  let verdict = await settledVerdict()
  const deadline = now() + (outlook?.limit ?? 0)
  while (outlook && isOpen && !verdict.isFinal) {
    if (!(await mayChange(outlook, verdict.pass !== isNot, deadline))) return verdict
    isOpen = outlook.mayGetMore
    verdict = await settledVerdict()
  }
  return verdict
}

/** Whether there is reason to look once more. */
function mayChange(outlook: Outlook, holds: boolean, deadline: number): Promise<boolean> {
  const left = Math.max(0, deadline - now())
  return outlook.change(holds ? Math.min(outlook.quietTime, left) : left)
}

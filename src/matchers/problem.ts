/** Why an assertion cannot be judged at all, in words that stand for themselves. */
export class Problem extends Error {}

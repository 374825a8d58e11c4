/** A command typed wrongly; the message says how it is used. */
export class WrongUse extends Error {}

import { refusal } from '#base/refusal.ts';

/** Said alike whether the mail address or the password was wrong. */
export const wrongSignIn = refusal('portal.wrong-sign-in', 422);
export const wrongPassword = refusal('portal.wrong-password', 422);
export const wrongCode = refusal('portal.wrong-code', 422);
export const secondTooLate = refusal('portal.second-too-late', 422);
export const secondLocked = refusal('portal.second-locked', 429);
export const easyPassword = refusal('portal.easy-password', 422);
export const notTheSame = refusal('portal.not-the-same', 422);
export const mailTaken = refusal('portal.mail-taken', 422);
export const mailNotProven = refusal('portal.mail-not-proven', 403);
export const lastAdmin = refusal('portal.last-admin', 409);
export const tooManyTokens = refusal('portal.too-many-tokens', 409);
/** This host takes new members by invitation. */
export const byInvitation = refusal('portal.by-invitation', 403);
export const stillWaiting = refusal('portal.still-waiting', 403);

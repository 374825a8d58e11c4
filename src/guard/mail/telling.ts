/** What the guard says of a mail, for people and for programs. */

import type { Translate } from '#kernel/words/words.ts';
import { reasonKey } from '../judge/reason.ts';
import type { Found } from '../judge/signal.ts';
import type { Bounce, Failure } from './bounce.ts';
import type { WeighedMail } from './judge-mail.ts';

/** As it is shown: what a terminal would obey is left out. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_C}]+/gu, ' ').slice(0, 300);

const gapsOf = ({ gaps = {} }: Found) =>
	Object.fromEntries(Object.entries(gaps).map(([name, gap]) => [name, typeof gap === 'string' ? plain(gap) : gap]));

const reasonOf = (found: Found, t: Translate): string => t(reasonKey(found.symbol), gapsOf(found));

const rounded = (points: number): number => Math.round(points * 100) / 100;
const signed = (points: number): string => `${points > 0 ? '+' : ''}${rounded(points)}`.padStart(6);

function failureLine({ address, lasting, status, said }: Failure, t: Translate): string {
	const how = lasting === 'permanent' ? t('guard:mail.permanent') : t('guard:mail.temporary');
	const gaps = { said: [how, status, plain(said)].filter(Boolean).join(' – ') };
	return address ? t('guard:mail.bounce', { ...gaps, address: plain(address) }) : t('guard:mail.bounce-unnamed', gaps);
}

const bounceLines = (bounce: Bounce | null, t: Translate): string[] =>
	(bounce?.failures ?? []).map((failure) => failureLine(failure, t));

const proofLine = ({ auth }: WeighedMail, t: Translate): string =>
	auth?.proven ? t('guard:mail.proven', { domain: plain(auth.proven) }) : t('guard:mail.unproven');

export function inWords(weighed: WeighedMail, t: Translate): string {
	const { verdict, score, symbols, unknown, bounce, complaint } = weighed;
	const strongest = [...symbols].sort((one, other) => other.points - one.points);
	const reasons = strongest.map((found) => `${signed(found.points)}  ${reasonOf(found, t)}`);
	return [
		t(`guard:mail.verdicts.${verdict}`),
		t('guard:mail.score', { score: rounded(score) }),
		...(reasons.length > 0 ? [t('guard:mail.why'), ...reasons] : []),
		proofLine(weighed, t),
		...bounceLines(bounce, t),
		...(complaint ? [t('guard:mail.complaint', { kind: plain(complaint.kind) })] : []),
		...(unknown.length > 0 ? [t('guard:mail.unknown', { names: unknown.join(', ') })] : [])
	].join('\n');
}

export const asJson = ({ mail, symbols, ...said }: WeighedMail, t: Translate) => ({
	...said,
	symbols: symbols.map((found) => ({ ...found, says: reasonOf(found, t) })),
	from: mail.from?.address ?? null,
	subject: mail.subject,
	cut: mail.cut
});

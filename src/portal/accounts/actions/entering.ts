/** Making an account, signing in, signing out. */
import { z } from 'zod';
import { ifGiven, languageCode, longText, personName } from '#base/inputs.ts';
import { signUpAct } from '#guard/signup/applying.ts';
import { longestSentence } from '#guard/signup/policy.ts';
import { standingOf } from '#guard/signup/store.ts';
import { auth } from '#kernel/accounts/auth.ts';
import { called, headersOf, refusedCode } from '#kernel/accounts/calls.ts';
import { endedCookie } from '#kernel/accounts/cookie.ts';
import { endSessionOf } from '#kernel/accounts/session.ts';
import { accountByMail } from '#kernel/accounts/store.ts';
import { opening } from '#kernel/actions/action.ts';
import { joiningOf, mindPersonName, welcomeNew } from '../joining.ts';
import { postKnownAlready } from '../mails/known-already.ts';
import { browser, knownPassword, mail, mindPassword, newPassword } from '../shapes.ts';

const signUpInput = z.object({
	name: personName,
	mail,
	password: newPassword,
	language: languageCode,
	sentence: ifGiven(longText(longestSentence)),
	invitation: z.string().max(100).nullish(),
	to: ifGiven(z.string().max(501))
});

/**
 * Makes an account and writes to its owner. Where there is one of that mail already, the same is answered, the same
 * work is done, and its owner gets another letter.
 */
export const signUp = opening({
	name: signUpAct,
	input: signUpInput,
	may: () => true,
	weigh: ({ input }) => ({ effort: 3, words: [input.name, input.sentence], mail: input.mail }),
	async run({ input, now }) {
		mindPersonName(input.name);
		mindPassword(input.password, input.mail);
		const joining = await joiningOf(input, now);
		const known = await accountByMail(input.mail);
		const { mail: email, name, password, language } = input;
		const { user } = await auth().api.signUpEmail({ body: { email, name, password, language } });
		if (known) await postKnownAlready(known);
		else await welcomeNew(user.id, input, joining, now);
		return { account: known ? null : user.id, waits: joining.why.length > 0 };
	},
	by: ({ account }) => account
});

export type Entered =
	| { outcome: 'in'; account: string; cookies: string[] }
	| { outcome: 'second'; cookies: string[] }
	| { outcome: 'refused'; why: string; cookies: string[] };

/** What was tried and failed is kept too (it counts against guessing), so a refusal is answered rather than thrown. */
async function entered(answer: Parameters<typeof called<Answer>>[0]): Promise<Entered> {
	try {
		const { body, cookies } = await called(answer);
		if ('twoFactorRedirect' in body) return { outcome: 'second', cookies };
		return await unlessWaiting({ outcome: 'in', account: body.user.id, cookies });
	} catch (problem) {
		const why = refusedCode(problem);
		if (why === null) throw problem;
		return { outcome: 'refused', why, cookies: [] };
	}
}

/** Whoever still waits for a person is shown out again, and told so: the password was the right one. */
async function unlessWaiting(result: Extract<Entered, { outcome: 'in' }>): Promise<Entered> {
	const standing = await standingOf(result.account);
	if (standing === 'member') return result;
	await endSessionOf(result.cookies.map((cookie) => cookie.split(';')[0]).join('; '));
	return { outcome: 'refused', why: standing, cookies: [] };
}

type Answer = { twoFactorRedirect: boolean } | { user: { id: string } };

const whoEntered = (result: Entered): string | null => (result.outcome === 'in' ? result.account : null);

export const signIn = opening({
	name: 'portal.sign-in',
	input: z.object({ mail, password: knownPassword, browser }),
	may: () => true,
	run: ({ input }) =>
		entered(
			auth().api.signInEmail({
				body: { email: input.mail, password: input.password },
				headers: headersOf(input.browser),
				returnHeaders: true
			}) as never
		),
	by: whoEntered
});

/** A code from an app, or one of the codes kept on paper. */
export const signInSecond = opening({
	name: 'portal.sign-in-second',
	input: z.object({ code: z.string().min(1).max(40), browser }),
	may: () => true,
	run({ input }) {
		const code = input.code.toLowerCase().replace(/[^0-9a-z]/g, '');
		const call = { headers: headersOf(input.browser), returnHeaders: true as const };
		return /^\d{6}$/.test(code)
			? entered(auth().api.verifyTOTP({ body: { code }, ...call }) as never)
			: entered(
					auth().api.verifyBackupCode({ body: { code: `${code.slice(0, 5)}-${code.slice(5)}` }, ...call }) as never
				);
	},
	by: whoEntered
});

export const signOut = opening({
	name: 'portal.sign-out',
	input: z.object({ browser }),
	may: () => true,
	async run({ input, actor }) {
		await endSessionOf(input.browser.cookie);
		return { account: actor.kind === 'account' ? actor.id : null, cookies: [endedCookie()] };
	},
	by: ({ account }) => account
});

import type { Refusal } from '#base/refusal.ts';
import { type Ask, type Page, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { guestBefore } from '../../things/guest.ts';
import { hasThings } from '../../things/store.ts';
import { type Entered, signIn, signInSecond } from '../actions/entering.ts';
import { beginPasskeySignIn, signInByPasskey } from '../actions/passkeys.ts';
import Passkeys from '../islands/passkeys.tsx';
import { json } from '../json.ts';
import { tries } from '../limits.ts';
import { AccountForm } from '../parts/account-form.tsx';
import { MailField, PasswordField } from '../parts/fields.tsx';
import { secondLocked, secondTooLate, wrongCode, wrongSignIn } from '../refusals.ts';
import { goOn, homeward, onTheWayTo, withBrowser } from '../shapes.ts';

const wantedOf = ({ query }: Pick<Ask, 'query'>): string | null => query.get('to');

/** First a look at what this browser made as a guest, where there is something: nothing is claimed silently. */
async function nextAfter(ask: Ask<null>): Promise<string> {
	const to = homeward(wantedOf(ask), '/things');
	const guest = guestBefore(ask);
	return guest && (await hasThings(guest.id)) ? `/things/claim?to=${encodeURIComponent(to)}` : to;
}

/** The password was the right one, but somebody looks at the account first, or did not accept it. */
const isShownOut = (why: string): boolean => why === 'waiting' || why === 'refused';

async function enteredAnswer(result: Entered, ask: Ask<null>, refusalOf: (why: string) => Refusal): Promise<Response> {
	if (result.outcome === 'refused') {
		if (isShownOut(result.why)) return goOn(`/sign-up/${result.why}`, []);
		throw refusalOf(result.why);
	}
	return goOn(
		result.outcome === 'second' ? onTheWayTo(wantedOf(ask), '/sign-in/second') : await nextAfter(ask),
		result.cookies
	);
}

export const signInPage: Page = page('/sign-in', {
	open: 'the door',
	load: () => ({}),
	posts: {
		'sign-in': {
			action: signIn,
			input(fields, ask) {
				tries('sign-in', ask.caller.place, String(fields.mail));
				return withBrowser(fields, ask);
			},
			then: (result, ask) =>
				enteredAnswer(result, ask, () => wrongSignIn({ fields: [{ field: 'password', code: 'sign-in' }] }))
		},
		'passkey-begin': {
			action: beginPasskeySignIn,
			input(_, { caller }) {
				tries('passkey', caller.place, null);
				return {};
			},
			then: (options) => json(options)
		},
		passkey: {
			action: signInByPasskey,
			input: withBrowser,
			then: async ({ cookies }, ask) => json({ to: await nextAfter(ask) }, cookies)
		}
	},
	title: ({ t }) => t('portal:accounts.sign-in.title'),
	view: ({ t, query }) => (
		<Sheet title={t('portal:accounts.sign-in.title')}>
			<AccountForm
				verb="sign-in"
				button={t('portal:accounts.sign-in.button')}
				beside={<a href="/forgot">{t('portal:accounts.sign-in.forgot')}</a>}
			>
				<MailField />
				<PasswordField />
			</AccountForm>
			<Passkeys mode="enter" />
			<p>
				{t('portal:accounts.sign-in.no-account')}{' '}
				<a href={onTheWayTo(query.get('to'), '/sign-up')}>{t('portal:accounts.sign-up.title')}</a>
			</p>
		</Sheet>
	)
});

const secondRefusal = (why: string): Refusal => {
	if (why === 'ACCOUNT_TEMPORARILY_LOCKED') return secondLocked({ retryAfter: 900 });
	if (why.startsWith('INVALID_TWO_FACTOR') || why.startsWith('TOO_MANY')) return secondTooLate();
	return wrongCode({ fields: [{ field: 'code', code: 'code' }] });
};

export const secondPage: Page = page('/sign-in/second', {
	open: 'the second door: asked by whoever passed the first',
	load: () => ({}),
	posts: {
		second: {
			action: signInSecond,
			input(fields, ask) {
				tries('second', ask.caller.place, null);
				return withBrowser(fields, ask);
			},
			then: (result, ask) => enteredAnswer(result, ask, secondRefusal)
		}
	},
	title: ({ t }) => t('portal:accounts.second.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:accounts.second.title')} lead={<p>{t('portal:accounts.second.lead')}</p>}>
			<AccountForm
				verb="second"
				button={t('portal:accounts.second.button')}
				beside={<a href="/sign-in">{t('portal:accounts.second.again')}</a>}
			>
				<CodeField />
			</AccountForm>
		</Sheet>
	)
});

function CodeField() {
	const { t } = useView();
	return (
		<TextField
			name="code"
			label={t('portal:accounts.fields.code')}
			hint={t('portal:accounts.second.hint')}
			autocomplete="one-time-code"
			spellcheck={false}
			maxLength={40}
			required
		/>
	);
}

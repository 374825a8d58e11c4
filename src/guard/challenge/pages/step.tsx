import { accountById } from '#kernel/accounts/store.ts';
import { houseCaller, perform } from '#kernel/actions/perform.ts';
import { spend } from '#kernel/limits/rate.ts';
import { sealForm } from '#kernel/web/kept-form.ts';
import { KeptAlong, type Second, type SecondPage } from '#kernel/web/second.tsx';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { mailForm } from '../actions.ts';
import Work from '../islands/work.tsx';
import { formMark } from '../shapes.ts';
import type { Challenge } from '../work.ts';

/** Letters are dear: a stranger could have them written to others. */
const rates = {
	place: { name: 'confirming place', perMinute: 1 / 5, burst: 4 },
	mail: { name: 'confirming mail', perMinute: 1 / 30, burst: 2 }
};

/** Longer than this a form is only looked at by a person. */
const mostMailed = 300_000;

/** One's own proven address, for whoever has an account: letters go nowhere else. */
async function ownMail({ ask }: Second): Promise<string | null> {
	if (ask.actor?.kind !== 'account') return null;
	const { mail, mailProven } = await accountById(ask.actor.id);
	return mailProven ? mail : null;
}

const deedOf = (second: Second): string => {
	const challenge = second.refused.details.more?.challenge as Challenge | undefined;
	return String(challenge?.parameters.data?.deed ?? '');
};

function Step({ second, sealed, own }: { second: Second; sealed: string; own: string | null }) {
	const { t } = second.ask;
	const { challenge } = second.refused.details.more as { challenge: Challenge };
	return (
		<Sheet title={t('guard:challenge.step.title')} lead={<p>{t('guard:challenge.step.lead')}</p>}>
			<KeptAlong second={second} sealed={sealed} id={formMark}>
				<Work challenge={JSON.stringify(challenge)} />
				<noscript>
					<p>{t('guard:challenge.step.no-scripts')}</p>
				</noscript>
			</KeptAlong>
			<h2>{t('guard:challenge.step.otherwise')}</h2>
			<p>{t('guard:challenge.kept')}</p>
			{sealed.length <= mostMailed && (own || second.ask.actor?.kind !== 'account') && (
				<KeptAlong second={second} sealed={sealed} way="mail">
					<h3>{t('guard:challenge.mail.title')}</h3>
					<input type="hidden" name="deed" value={deedOf(second)} />
					<p>{t('guard:challenge.mail.lead')}</p>
					{own ? (
						<p>{t('guard:challenge.mail.own', { mail: own })}</p>
					) : (
						<MailField label={t('guard:challenge.mail.field')} />
					)}
					<div class="form-actions">
						<Button kind="quiet">{t('guard:challenge.mail.button')}</Button>
					</div>
				</KeptAlong>
			)}
			<KeptAlong second={second} sealed={sealed} way="review">
				<h3>{t('guard:challenge.review.title')}</h3>
				<p>{t('guard:challenge.review.lead')}</p>
				<div class="form-actions">
					<Button kind="quiet">{t('guard:challenge.review.button')}</Button>
				</div>
			</KeptAlong>
		</Sheet>
	);
}

const MailField = ({ label }: { label: string }) => (
	<TextField name="mail" type="email" label={label} autocomplete="email" inputMode="email" maxLength={254} required />
);

async function sendLetter(second: Second, fields: FormData) {
	const { ask, act, form, address } = second;
	const mail = (await ownMail(second)) ?? String(fields.get('mail') ?? '');
	if (ask.caller.place) spend(rates.place, ask.caller.place);
	spend(rates.mail, mail.trim().toLowerCase().slice(0, 260));
	const sealed = await sealForm(new URL(address, ask.base).pathname, form);
	const input = { mail, address, act, deed: String(fields.get('deed') ?? ''), sealed, language: ask.language };
	await perform(mailForm, input, houseCaller);
	const title = ask.t('guard:challenge.sent.title');
	return {
		title,
		body: (
			<Sheet title={title} lead={<p>{ask.t('guard:challenge.sent.lead', { mail })}</p>}>
				<p>{ask.t('guard:challenge.sent.words')}</p>
			</Sheet>
		)
	};
}

/** A step that shows one is no machine: by itself where scripts run, else by a letter or by a person. */
export const challengePage: SecondPage = {
	title: (t) => t('guard:challenge.step.title'),
	view: async (second, sealed) => <Step second={second} sealed={sealed} own={await ownMail(second)} />,
	ways: { mail: sendLetter }
};

import type { Applicant } from '#guard/signup/store.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import { mailFor } from '../mail.ts';

/** Somebody who waits: what they said, why they wait, and what one can do. */
export function ApplicantCard({ applicant, alone }: { applicant: Applicant; alone?: boolean }) {
	const { t, person } = useView();
	const { account, name, mail, mailProven, sentence, why, at, words } = applicant;
	return (
		<Card
			title={name}
			aside={
				<Badge kind={mailProven ? 'success' : 'warning'}>
					{t(`desk:sign-ups.mail-${mailProven ? 'proven' : 'unproven'}`)}
				</Badge>
			}
			actions={
				<Form action="/desk/sign-ups" class="row" label={t('desk:sign-ups.accept.of', { name })}>
					<input type="hidden" name="account" value={account} />
					<Button verb="accept" icon="success">
						{t('desk:sign-ups.accept.button')}
						<span class="unseen"> {name}</span>
					</Button>
					{!alone && (
						<LinkButton kind="quiet" href={`/desk/sign-ups/${account}`}>
							{t('desk:sign-ups.closer')}
							<span class="unseen"> {name}</span>
						</LinkButton>
					)}
				</Form>
			}
		>
			<p>
				{mailFor(person, mail)} · <Moment at={at} />
			</p>
			{sentence && <blockquote>{sentence}</blockquote>}
			<p class="small-text">{why.map((one) => t(`guard:sign-up.why.${one}`)).join(' ')}</p>
			{words.length > 0 && !alone && <p class="small-text">{t('desk:sign-ups.said.count', { count: words.length })}</p>}
		</Card>
	);
}

/** Somebody decided upon, with the way back. */
export function DecidedCard({ applicant: { account, name, mail, decision } }: { applicant: Applicant }) {
	const { t, person } = useView();
	if (!decision) return null;
	return (
		<Card
			title={name}
			level={3}
			aside={
				<Badge kind={decision.accepted ? 'success' : 'danger'}>
					{t(`desk:sign-ups.standing.${decision.accepted ? 'accepted' : 'refused'}`)}
				</Badge>
			}
			actions={
				<Form action="/desk/sign-ups" class="row" label={t('desk:sign-ups.undo.of', { name })}>
					<input type="hidden" name="account" value={account} />
					<Button verb="undo" kind="quiet" icon="undo">
						{t('desk:sign-ups.undo.button')}
						<span class="unseen"> {name}</span>
					</Button>
				</Form>
			}
		>
			<p>
				{mailFor(person, mail)} · <Moment at={new Date(decision.at)} />
				{decision.by && ` · ${decision.by}`}
			</p>
			{decision.reason && <blockquote>{decision.reason}</blockquote>}
		</Card>
	);
}

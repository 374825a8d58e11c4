import type { Ban } from '#guard/people/ban.ts';
import type { Restricted } from '#guard/people/store.ts';
import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';

export function Bans({ bans, now }: { bans: Ban[]; now: Date }) {
	const { t } = useView();
	if (bans.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="bans">
			<h2 id="bans">{t('desk:people.bans')}</h2>
			{bans.map((ban) => (
				<BanCard key={ban.id} ban={ban} now={now} />
			))}
		</section>
	);
}

function BanCard({ ban: { id, kind, value, reason, by, at, until, liftedAt }, now }: { ban: Ban; now: Date }) {
	const { t } = useView();
	const isOver = liftedAt !== null || (until !== null && until <= now);
	const state = liftedAt ? 'lifted' : isOver ? 'over' : `kinds.${kind}`;
	return (
		<Card
			title={value}
			aside={<Badge kind={isOver ? 'plain' : 'info'}>{t(`desk:people.${state}`)}</Badge>}
			actions={
				!isOver && (
					<Form action="/desk/people" label={t('desk:people.lift-of', { value })}>
						<input type="hidden" name="ban" value={id} />
						<Button verb="lift" kind="quiet" icon="undo">
							{t('desk:people.lift')}
						</Button>
					</Form>
				)
			}
		>
			<p>{reason}</p>
			<Since by={by} at={at} until={until} />
		</Card>
	);
}

function Since({ by, at, until }: { by: string | null; at: Date; until: Date | null }) {
	const { t } = useView();
	return (
		<p class="small-text">
			{by ?? t('desk:people.guest')} · <Moment at={at} />
			{until && (
				<>
					{' '}
					· {t('desk:people.ends')} <Moment at={until} />
				</>
			)}
		</p>
	);
}

export function Restrictions({ restricted }: { restricted: Restricted[] }) {
	const { t } = useView();
	if (restricted.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="restricted">
			<h2 id="restricted">{t('desk:people.restricted')}</h2>
			{restricted.map((one) => (
				<RestrictedCard key={`${one.actor}${one.how}${one.via}`} one={one} />
			))}
		</section>
	);
}

function RestrictedCard({ one: { actor, name, mail, how, via, reason, by, at, until } }: { one: Restricted }) {
	const { t } = useView();
	const who = [name ?? t('desk:people.guest'), mail].filter(Boolean).join(' · ');
	return (
		<Card
			title={who}
			aside={<Badge kind="warning">{t(`desk:people.states.${how}`)}</Badge>}
			actions={
				via === '' && (
					<Form action="/desk/people" label={t('desk:people.release-of', { who })}>
						<input type="hidden" name="actor" value={actor} />
						<input type="hidden" name="how" value={how} />
						<Button verb="release" kind="quiet" icon="undo">
							{t('desk:people.release')}
						</Button>
					</Form>
				)
			}
		>
			<p>{reason}</p>
			<Since by={by} at={at} until={until} />
			{via !== '' && <p class="small-text">{t('desk:people.by-ban')}</p>}
		</Card>
	);
}

import { Badge } from '#ui/parts/badge.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import type { Seen } from '../seen.ts';
import type { Offer } from '../store.ts';
import { Section } from './section.tsx';

/** Who looks after it too. */
export function People({ keepers, offers, done }: Seen) {
	const { t } = useView();
	const waiting = offers.filter(({ gives }) => gives === 'co-owner');
	return (
		<Section id="people" verbs={['dismiss', 'withdraw']} title={t('portal:items.people.title')} done={done}>
			<p>{t('portal:items.people.lead')}</p>
			{keepers.length > 0 && (
				<ul class="stack near">
					{keepers.map((keeper) => (
						<KeeperLine key={keeper.actor} {...keeper} />
					))}
				</ul>
			)}
			<Waiting offers={waiting} />
			<Form verb="people">
				<TextField
					type="email"
					name="keeperMail"
					label={t('portal:items.fields.keeperMail')}
					autocomplete="off"
					required
				/>
				<div class="form-actions">
					<Button kind="quiet" icon="mail">
						{t('portal:items.people.invite')}
					</Button>
				</div>
			</Form>
		</Section>
	);
}

function KeeperLine({ actor, name, named }: Seen['keepers'][number]) {
	const { t } = useView();
	const called = name ?? t('portal:items.people.guest');
	return (
		<li>
			<Form verb="dismiss" class="row">
				<input type="hidden" name="keeper" value={actor} />
				<span>
					{called} {!named && <Badge icon="key">{t('portal:items.people.by-link')}</Badge>}
				</span>
				<Button kind="quiet" icon="cross">
					{t('portal:items.people.remove')}
					<span class="unseen"> {called}</span>
				</Button>
			</Form>
		</li>
	);
}

/** Invitations that nobody accepted yet. */
export function Waiting({ offers }: { offers: Offer[] }) {
	const { t } = useView();
	if (offers.length === 0) return null;
	return (
		<ul class="stack near">
			{offers.map((offer) => (
				<li key={offer.id}>
					<Form verb="withdraw" class="row">
						<input type="hidden" name="offer" value={offer.id} />
						<span>
							<bdi>{offer.mail}</bdi> <Badge icon="clock">{t('portal:items.people.waiting')}</Badge>
						</span>
						<Button kind="quiet" icon="cross">
							{t('portal:items.people.withdraw')}
							<span class="unseen"> {offer.mail}</span>
						</Button>
					</Form>
				</li>
			))}
		</ul>
	);
}

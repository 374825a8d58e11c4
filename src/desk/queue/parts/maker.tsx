/** Whose it is, and what this host remembers of them. */
import { useView } from '#ui/view.ts';
import { mailFor } from '../../mail.ts';
import { ageOf } from '../age.ts';
import type { Detail } from '../seen.ts';

export function Maker({ maker, things, now }: Detail & { now: Date }) {
	const { t, language, person } = useView();
	if (!maker)
		return (
			<section class="desk-part">
				<h3>{t('desk:queue.maker')}</h3>
				<p class="quiet-text">{t('desk:queue.maker-unknown')}</p>
			</section>
		);
	const { fine, against, vouched, mail, mailProven } = maker;
	const facts = [
		t('desk:queue.since', { age: ageOf(maker.since, now, language) }),
		mail && `${mailFor(person, mail)}${mailProven ? '' : ` (${t('desk:queue.unproven')})`}`,
		t('desk:queue.things', { count: maker.things }),
		maker.trashed > 0 && t('desk:queue.things-trashed', { count: maker.trashed }),
		fine > 0 && t('desk:queue.decided-fine', { count: fine }),
		against > 0 && t('desk:queue.decided-against', { count: against }),
		vouched && t('desk:queue.vouched'),
		maker.restricted && t(`desk:queue.restricted.${maker.restricted}`)
	].filter((fact) => typeof fact === 'string' && fact !== '');
	return (
		<section class="desk-part">
			<h3>
				{t('desk:queue.maker')}{' '}
				<a href={`/desk/queue?${new URLSearchParams({ q: maker.id })}`}>
					{maker.name ?? t(`desk:queue.maker-kinds.${maker.kind}`)}
				</a>
			</h3>
			<p>{facts.join(' · ')}</p>
			{things.length > 0 && (
				<ul class="desk-things">
					{things.map(({ id, title, state, at }) => (
						<li key={id}>
							<span class="desk-line-title">{title}</span>{' '}
							<span class="quiet-text small-text">
								{t(`desk:queue.thing-states.${state}`)} · {ageOf(at, now, language)}
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

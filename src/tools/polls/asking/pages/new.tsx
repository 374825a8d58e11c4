/** The first question: about dates, or about things? */
import { page, resource } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';

/** Where people come who shorten an address by hand. */
export const pollsPlace = resource('/polls', {
	open: 'only says where to go',
	answer: () => new Response(null, { status: 302, headers: { location: '/about/polls' } })
});

export const newPollPage = page('/polls/new', {
	open: 'anybody may make a poll',
	indexed: true,
	load: () => ({}),
	title: ({ t }) => t('polls:asking.new.title'),
	view: ({ t }) => (
		<Sheet
			title={t('polls:asking.new.title')}
			kicker={{ icon: 'ballot', text: t('polls:asking.kicker') }}
			lead={t('polls:asking.new.lead')}
		>
			<div class="tiles">
				{(['date', 'choice'] as const).map((kind) => (
					<Card
						key={kind}
						title={t(`polls:asking.new.${kind}.title`)}
						icon={kind === 'date' ? 'calendar' : 'ballot'}
						actions={
							<LinkButton href={`/polls/new/${kind}s`} end="onward">
								{t(`polls:asking.new.${kind}.go`)}
							</LinkButton>
						}
					>
						<p>{t(`polls:asking.new.${kind}.words`)}</p>
					</Card>
				))}
			</div>
			<p class="alone">
				<a href="/polls/import">{t('polls:results.import.link')}</a>
			</p>
		</Sheet>
	)
});

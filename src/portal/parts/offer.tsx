import type { Card as ToolCard } from '#kernel/tool.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Drawing } from '#ui/parts/drawing.tsx';
import { useView } from '#ui/view.ts';

/** The tools of this host: what each is for, and one button to start. */
export function Offer({ cards }: { cards: ToolCard[] }) {
	const { t } = useView();
	return (
		<section class="stack portal-offer" aria-labelledby="offer">
			<h2 id="offer">{t('portal:home.offer')}</h2>
			<div class={cards.length === 1 ? 'portal-lone' : 'tiles filled'}>
				{cards.map((card) => (
					<Tool key={card.id} card={card} />
				))}
			</div>
		</section>
	);
}

function Tool({ card: { id, icon, drawing, start } }: { card: ToolCard }) {
	const { t } = useView();
	const name = t(`${id}:card.name`);
	return (
		<Card
			title={name}
			href={`/about/${id}`}
			icon={icon}
			hue={id}
			level={3}
			drawing={<Drawing of={drawing} hue={id} />}
			actions={
				<>
					<LinkButton href={start} end="onward">
						{t(`${id}:card.start`)}
					</LinkButton>
					<a class="portal-more" href={`/about/${id}`}>
						{t(`${id}:card.more`)}
					</a>
				</>
			}
		>
			<p>{t(`${id}:card.about`)}</p>
		</Card>
	);
}

/** Finding what one may see. */
import { pathOf } from '#kernel/items/item.ts';
import { spend } from '#kernel/limits/rate.ts';
import { type Found, type Piece, search, tidyQuery } from '#kernel/search/search.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Card } from '#ui/parts/card.tsx';
import { Empty } from '#ui/parts/empty.tsx';
import { Expiry } from '#ui/parts/expiry.tsx';
import { Pager } from '#ui/parts/pager.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';

export const searching = { name: 'search', perMinute: 60, burst: 30 };

const load = async ({ query, actor, caller }: Ask<null>) => {
	spend(searching, caller.place ?? '');
	const words = tidyQuery(query.get('q'));
	return { words, ...(await search(words, actor, { cursor: query.get('cursor') })) };
};

export const searchPage = page('/search', {
	open: 'finds only what whoever asks may see',
	load,
	title: ({ t }) => t('portal:items.search.title'),
	view: (seen) => <Search {...seen} />
});

function Search({ words, found, next }: Awaited<ReturnType<typeof load>>) {
	const { t } = useView();
	return (
		<Sheet title={t('portal:items.search.title')} lead={<p>{t('portal:items.search.lead')}</p>}>
			<form class="form" method="get" action="/search" role="search">
				<TextField
					type="search"
					name="q"
					label={t('portal:items.search.words')}
					value={words}
					maxLength={200}
					required
				/>
				<div class="form-actions">
					<Button icon="search">{t('portal:items.search.find')}</Button>
				</div>
			</form>
			{words !== '' && found.length === 0 && (
				<Empty title={t('portal:items.search.nothing')} drawing="fog">
					{t('portal:items.search.nothing-words')}
				</Empty>
			)}
			{found.map((one) => (
				<FoundCard key={one.id} found={one} />
			))}
			{next && <Pager next={`/search?q=${encodeURIComponent(words)}&cursor=${next}`} />}
		</Sheet>
	);
}

function FoundCard({ found }: { found: Found }) {
	return (
		<Card
			title={found.title}
			href={pathOf(found)}
			hue={found.tool}
			aside={found.expiresAt ? <Expiry at={found.expiresAt} /> : undefined}
		>
			<Pieces pieces={found.excerpt} />
		</Card>
	);
}

function Pieces({ pieces }: { pieces: Piece[] }) {
	if (pieces.length === 0) return null;
	return <p>{pieces.map(({ text, hit }, place) => (hit ? <mark key={place}>{text}</mark> : text))}</p>;
}

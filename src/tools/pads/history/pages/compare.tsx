/** Two moments compared: what was added, what was removed, and by whom. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { localeOf } from '#ui/locale.ts';
import { LinkButton } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';
import { PadText } from '../../parts/text.tsx';
import { type Block, isWords, type Node } from '../../text/tree.ts';
import Comparing from '../islands/comparing.tsx';
import { neighbours, type Stretch, stretchAt } from '../moment.ts';
import { useCalls } from '../parts/people.ts';
import { type Telling, Tellings } from '../parts/told.tsx';
import { compared, momentIn, type Past, pastOf } from '../reading.ts';

const mostChoices = 200;

async function load({ pass, params, query }: Ask<ItemPass>) {
	const past = await pastOf(pass);
	const n = momentIn(past, params.n!);
	const asked = query.get('with') ?? String(neighbours(past.stretches, n).earlier ?? 0);
	// Before the first change there was nothing, as long as that first change is still there.
	const other = asked === '0' && past.first === 1 ? 0 : momentIn(past, asked === '0' ? past.first : asked);
	const [from, to] = n < other ? [n, other] : [other, n];
	return { past, n, other, from, to, tree: await compared(pass.item, past, from, to) };
}

type Seen = Awaited<ReturnType<typeof load>> & Ask<ItemPass>;

export const comparePage = page('/pads/:item/history/:n/compare', {
	load,
	title: ({ pass, t }) => t('pads:history.compare.of', { title: pass.about.title }),
	view: (seen) => <View {...seen} />
});

/** The last of them to choose from, and those that are compared. */
function stretchesFor({ stretches }: Past, ...compared: number[]): Stretch[] {
	const wanted = new Set([...stretches.slice(-mostChoices), ...compared.map((n) => stretchAt(stretches, n))]);
	return stretches.filter((stretch) => wanted.has(stretch));
}

function View({ pass, past, n, other, from, to, tree, t }: Seen) {
	const address = `/pads/${nameOf(pass.about)}/history`;
	return (
		<Sheet
			title={t('pads:history.compare.title')}
			wide
			kicker={{ icon: 'pad', text: t('pads:kicker') }}
			lead={<p>{pass.about.title}</p>}
			actions={
				<LinkButton kind="quiet" icon="back" href={`${address}/${n}`}>
					{t('pads:history.compare.back')}
				</LinkButton>
			}
		>
			<Comparing
				{...{ n, other, from, to, first: past.first, last: past.last, named: past.named }}
				address={`${address}/${n}/compare`}
				stretches={stretchesFor(past, n, other)}
			/>
			<Changes {...{ past, tree }} lang={pass.about.language} />
		</Sheet>
	);
}

type Count = { by: number | null; added: number; removed: number; formatted: number };

/** How many letters each person added, removed and gave another look. */
export function counted(nodes: Node[], counts = new Map<number | null, Count>()): Map<number | null, Count> {
	for (const node of nodes) {
		const { change } = node;
		if (isWords(node) && change) {
			const count = counts.get(change.by) ?? { by: change.by, added: 0, removed: 0, formatted: 0 };
			count[change.how] += [...node.text].length;
			counts.set(change.by, count);
		} else if (!isWords(node)) counted(node.content, counts);
	}
	return counts;
}

function Changes({ past, tree, lang }: { past: Past; tree: Block[]; lang: string }) {
	const { t, language } = useView();
	const calls = useCalls(past.people);
	const counts = [...counted(tree).values()];
	const list = new Intl.ListFormat(localeOf(language));
	const whats = (what: string[]): string => list.format(what.map((one) => t(`pads:history.compare.what.${one}`)));
	const telling: Telling = {
		says: (change) =>
			t(`pads:history.compare.${change.how}`, {
				name: calls(change.by),
				what: change.how === 'formatted' ? whats(change.what) : ''
			}),
		name: calls,
		several: counts.length > 1
	};
	return (
		<section class="stack near" aria-labelledby="between">
			{counts.length === 0 && <p>{t('pads:history.compare.same')}</p>}
			<ul class="pad-told-counts">
				{counts.map(({ by, added, removed }) =>
					added + removed > 0 ? (
						<li key={by}>{t('pads:history.compare.count', { name: calls(by), added, removed })}</li>
					) : null
				)}
				{counts.map(({ by, formatted }) =>
					formatted > 0 ? (
						<li key={by}>{t('pads:history.compare.count-formatted', { name: calls(by), formatted })}</li>
					) : null
				)}
			</ul>
			<div class="pad-text pad-past" lang={lang}>
				<Tellings.Provider value={telling}>
					<PadText tree={tree} />
				</Tellings.Provider>
			</div>
		</section>
	);
}

/** Two moments compared: what was added, what was removed, and by whom. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Ask, page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { type Choice, SelectField } from '#ui/parts/choice-field.tsx';
import { useView } from '#ui/view.ts';
import { PadText } from '../../parts/text.tsx';
import { type Block, isWords, type Node } from '../../text/tree.ts';
import { neighbours, stretchAt } from '../moment.ts';
import { useCalls } from '../parts/people.ts';
import { type Telling, Tellings } from '../parts/told.tsx';
import { whenOf } from '../parts/when.ts';
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

function View({ pass, past, n, other, from, to, tree, t }: Seen) {
	const address = `/pads/${nameOf(pass.about)}/history`;
	return (
		<Sheet
			title={t('pads:history.compare.title')}
			wide
			kicker={{ icon: 'pad', text: t('pads:name') }}
			lead={<p>{pass.about.title}</p>}
			actions={
				<LinkButton kind="quiet" icon="back" href={`${address}/${n}`}>
					{t('pads:history.compare.back')}
				</LinkButton>
			}
		>
			<Choosing {...{ past, n, other }} address={`${address}/${n}/compare`} />
			<Changes {...{ past, from, to, tree }} language={pass.about.language} />
		</Sheet>
	);
}

function Choosing({ past, n, other, address }: { past: Past; n: number; other: number; address: string }) {
	const { t } = useView();
	const moments = useMoments(past);
	return (
		<form class="form" method="get" action={address}>
			<SelectField
				name="with"
				label={t('pads:history.compare.with', { moment: moments.say(n) })}
				choices={moments.choices(other).filter(({ value }) => value !== String(n))}
				value={String(other)}
			/>
			<Button kind="quiet">{t('pads:history.compare.do')}</Button>
		</form>
	);
}

function useMoments({ stretches, named, first, last }: Past) {
	const { t, language } = useView();
	const say = (n: number): string => {
		if (n === 0) return t('pads:history.compare.beginning');
		const stretch = stretchAt(stretches, n);
		const when = whenOf(n === stretch?.last ? stretch.to : (stretch?.from ?? 0), language, 'UTC');
		const name = named.find((one) => one.n === n)?.name;
		if (name) return t('pads:history.compare.named', { name, when });
		return n === last ? t('pads:history.compare.now', { when }) : when;
	};
	const choices = (chosen: number): Choice[] => {
		const ends = stretches.slice(-mostChoices).map((stretch) => stretch.last);
		const all = [...(first === 1 ? [0] : [first]), ...ends, ...named.map(({ n }) => n), chosen];
		return [...new Set(all)].sort((one, next) => next - one).map((n) => ({ value: String(n), label: say(n) }));
	};
	return { say, choices };
}

type Count = { by: number | null; added: number; removed: number };

/** How many letters each person added and removed. */
export function counted(nodes: Node[], counts = new Map<number | null, Count>()): Map<number | null, Count> {
	for (const node of nodes) {
		const { change } = node;
		if (isWords(node) && change) {
			const count = counts.get(change.by) ?? { by: change.by, added: 0, removed: 0 };
			count[change.how] += [...node.text].length;
			counts.set(change.by, count);
		} else if (!isWords(node)) counted(node.content, counts);
	}
	return counts;
}

function Changes({
	past,
	from,
	to,
	tree,
	language
}: {
	past: Past;
	from: number;
	to: number;
	tree: Block[];
	language: string;
}) {
	const { t } = useView();
	const calls = useCalls(past.people);
	const moments = useMoments(past);
	const counts = [...counted(tree).values()];
	const telling: Telling = {
		says: ({ how, by }) => t(`pads:history.compare.${how}`, { name: calls(by) }),
		name: calls,
		several: counts.length > 1
	};
	return (
		<section class="stack near" aria-labelledby="changes">
			<h2 id="changes">{t('pads:history.compare.between', { from: moments.say(from), to: moments.say(to) })}</h2>
			{counts.length === 0 && <p>{t('pads:history.compare.same')}</p>}
			<ul class="pad-told-counts">
				{counts.map(({ by, added, removed }) => (
					<li key={by}>{t('pads:history.compare.count', { name: calls(by), added, removed })}</li>
				))}
			</ul>
			<div class="pad-text pad-past" lang={language}>
				<Tellings.Provider value={telling}>
					<PadText tree={tree} />
				</Tellings.Provider>
			</div>
		</section>
	);
}

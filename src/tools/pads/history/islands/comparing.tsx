/** Which two moments are compared, in the zone of whoever reads. */
import { island } from '#ui/island.tsx';
import { Button } from '#ui/parts/button.tsx';
import { type Choice, SelectField } from '#ui/parts/choice-field.tsx';
import { useView } from '#ui/view.ts';
import { type Named, type Stretch, stretchAt } from '../moment.ts';
import { useZone, whenOf } from '../parts/when.ts';

type ComparingProps = {
	address: string;
	n: number;
	other: number;
	from: number;
	to: number;
	first: number;
	last: number;
	stretches: Stretch[];
	named: Named[];
};

function Comparing(props: ComparingProps) {
	const { address, n, other, from, to } = props;
	const { t } = useView();
	const say = useMoments(props);
	return (
		<div class="stack near">
			<form class="form" method="get" action={address}>
				<SelectField
					name="with"
					label={t('pads:history.compare.with', { moment: say(n) })}
					choices={choicesOf(props, say)}
					value={String(other)}
				/>
				<div class="row">
					<Button kind="quiet">{t('pads:history.compare.do')}</Button>
				</div>
			</form>
			<h2 id="between">{t('pads:history.compare.between', { from: say(from), to: say(to) })}</h2>
		</div>
	);
}

function useMoments({ stretches, named, last }: ComparingProps): (n: number) => string {
	const { t, language } = useView();
	const zone = useZone();
	return (n) => {
		if (n === 0) return t('pads:history.compare.beginning');
		const stretch = stretchAt(stretches, n);
		const when = whenOf(n === stretch?.last ? stretch.to : (stretch?.from ?? 0), language, zone);
		const name = named.find((one) => one.n === n)?.name;
		if (name) return t('pads:history.compare.named', { name, when });
		return n === last ? t('pads:history.compare.now', { when }) : when;
	};
}

function choicesOf({ n, other, first, stretches, named }: ComparingProps, say: (n: number) => string): Choice[] {
	const ends = stretches.map(({ last }) => last);
	const all = new Set([first === 1 ? 0 : first, ...ends, ...named.map((one) => one.n), other]);
	all.delete(n);
	return [...all].sort((one, next) => next - one).map((moment) => ({ value: String(moment), label: say(moment) }));
}

const said = ['beginning', 'named', 'now', 'with', 'do', 'between'];

export default island(
	'pads/history/comparing',
	Comparing,
	said.map((word) => `pads:history.compare.${word}`)
);

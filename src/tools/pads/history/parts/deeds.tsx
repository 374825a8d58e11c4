/** What can be done with a moment: go on to its neighbours, compare it, take it along, name it, restore it. */
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { MoreOptions } from '#ui/parts/more-options.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';
import { fileKinds } from '../../pages/files.tsx';
import { limits } from '../moment.ts';

export type DeedsProps = {
	address: string;
	n: number;
	last: number;
	name: string | null;
	writes: boolean;
	neighbours: { earlier: number | null; later: number | null };
};

export function Deeds({ address, n, last, name, writes, neighbours }: DeedsProps) {
	const { t } = useView();
	const here = `${address}/history/${n}`;
	return (
		<div id="history-deeds" class="stack near">
			<nav id="history-neighbours" class="row" aria-label={t('pads:history.neighbours')}>
				{neighbours.earlier !== null && (
					<LinkButton kind="quiet" icon="back" href={`${address}/history/${neighbours.earlier}`}>
						{t('pads:history.earlier')}
					</LinkButton>
				)}
				{neighbours.later !== null && (
					<LinkButton kind="quiet" end="onward" href={`${address}/history/${neighbours.later}`}>
						{t('pads:history.later')}
					</LinkButton>
				)}
			</nav>
			<div class="row">
				<LinkButton kind="quiet" icon="search" href={`${here}/compare`}>
					{t('pads:history.compare.open')}
				</LinkButton>
				{writes && (
					<Form verb="restore" class="row" action={here} label={t('pads:history.restore.do')}>
						<Button kind="quiet" icon="undo" confirm={t('pads:history.restore.confirm')} disabled={n === last}>
							{t('pads:history.restore.do')}
						</Button>
					</Form>
				)}
			</div>
			<MoreOptions id="pads-history" title={t('pads:history.more')}>
				<ul class="pad-history-files">
					{fileKinds.map((kind) => (
						<li key={kind}>
							<a href={`${address}/text.${kind}?at=${n}`} download>
								{t('pads:history.download', { kind: t(`pads:files.${kind}`) })}
							</a>
						</li>
					))}
				</ul>
				{writes && <Naming here={here} name={name} />}
			</MoreOptions>
		</div>
	);
}

function Naming({ here, name }: { here: string; name: string | null }) {
	const { t } = useView();
	return (
		<Form verb="name" action={here}>
			<TextField
				name="name"
				label={t('pads:history.naming.label')}
				hint={t('pads:history.naming.hint')}
				value={name ?? ''}
				maxLength={limits.name}
				required
			/>
			<div class="row">
				<Button kind="quiet" icon="flag">
					{t('pads:history.naming.do')}
				</Button>
			</div>
		</Form>
	);
}

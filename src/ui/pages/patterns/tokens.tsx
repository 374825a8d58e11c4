import { Drawing, type DrawingName } from '../../parts/drawing.tsx';
import { Icon, iconNames } from '../../parts/icon.tsx';
import { useView } from '../../view.ts';

const grounds = ['paper', 'sheet', 'sunk', 'line', 'edge', 'quiet', 'ink'];
const hues = ['sea', 'coral', 'kelp', 'sand', 'plum', 'teal', 'indigo', 'olive', 'rose', 'slate', 'danger'];

export const Colours = () => (
	<>
		<Swatches names={grounds} />
		<Swatches names={hues} />
		<Swatches names={hues.map((hue) => `${hue}-wash`)} />
	</>
);

const Swatches = ({ names }: { names: string[] }) => (
	<ul class="swatches">
		{names.map((name) => (
			<li key={name}>
				<svg viewBox="0 0 64 40" aria-hidden="true">
					<rect class="swatch-edge" width="64" height="40" rx="6" fill={`var(--${name})`} />
				</svg>
				<code>{name}</code>
			</li>
		))}
	</ul>
);

export function Letters() {
	const { t } = useView();
	return (
		<div class="stack near">
			<p class="hero-title">{t('ui:patterns.hero')}</p>
			<h3>{t('ui:patterns.heading-3')}</h3>
			<p>
				{t('ui:patterns.sample')} <a href="#type">{t('ui:patterns.sample-link')}</a>
			</p>
			<p class="small-text quiet-text">{t('ui:patterns.sample-small')}</p>
		</div>
	);
}

const islands: [DrawingName, string][] = [
	['meeting-tree', 'polls'],
	['lighthouse', 'pads'],
	['market-stall', 'forms'],
	['signpost', 'links'],
	['landing-stage', 'drop'],
	['beach', 'pads'],
	['fog', 'polls']
];

export function Signs() {
	const { t } = useView();
	return (
		<>
			<ul class="signs">
				{iconNames.map((name) => (
					<li key={name}>
						<Icon name={name} large />
						<code>{name}</code>
					</li>
				))}
			</ul>
			<h3>{t('ui:patterns.drawings')}</h3>
			<div class="tiles">
				{islands.map(([name, hue]) => (
					<Drawing key={name} of={name} hue={hue} />
				))}
			</div>
			<Drawing of="archipelago" hue="polls" />
		</>
	);
}

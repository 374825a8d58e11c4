import type { ComponentChildren } from 'preact';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Chapter, Entry } from './chapters.ts';
import { Fields } from './field-list.tsx';

/** The routes of one room. Their sentences are English, as are the names they use. */
export function Entries({ chapter: { room, entries }, title }: { chapter: Chapter; title: string }) {
	return (
		<section class="stack near" aria-labelledby={room}>
			<h2 id={room}>{title}</h2>
			{entries.map((entry) => (
				<Route key={entry.id} entry={entry} />
			))}
		</section>
	);
}

function Route({ entry: { id, method, path, says, scope, parameters, body, status, answer, curl } }: { entry: Entry }) {
	const { t } = useView();
	return (
		<details class="api-route" id={id}>
			<summary>
				<code>
					<b class={`api-method ${method}`}>{method.toUpperCase()}</b> <Path path={path} />
				</code>
				<span lang="en">{says}</span>
				<Icon name="down" />
			</summary>
			<div class="api-inside">
				<p class="quiet-text small-text">
					{t('portal:api.scope')} <code>{scope}</code>
				</p>
				<Part title={t('portal:api.parameters')} shown={parameters.length > 0}>
					<Fields fields={parameters} />
				</Part>
				<Part title={t('portal:api.body')} shown={body.length > 0}>
					<Fields fields={body} />
				</Part>
				<Part title={t('portal:api.example')} shown>
					<pre class="api-example">{curl}</pre>
				</Part>
				<Part title={t('portal:api.answer', { status })} shown>
					{answer.length > 0 ? (
						<Fields fields={answer} told />
					) : (
						<p>{t(`portal:api.${status === '204' ? 'nothing' : 'file'}`)}</p>
					)}
				</Part>
			</div>
		</details>
	);
}

/** May break after each slash, so that it fits on a phone. */
const Path = ({ path }: { path: string }) =>
	path.split(/(?<=\/)/).map((part) => (
		<>
			{part}
			<wbr />
		</>
	));

function Part({ title, shown, children }: { title: string; shown: boolean; children: ComponentChildren }) {
	return shown ? (
		<div class="stack near">
			<h3>{title}</h3>
			{children}
		</div>
	) : null;
}

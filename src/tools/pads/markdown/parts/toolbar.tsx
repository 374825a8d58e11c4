import type { StateCommand } from '@codemirror/state';
import { useRef } from 'preact/hooks';
import { useView } from '#ui/view.ts';
import { CommentTool } from '../../comments/parts/tool.tsx';
import { Sign, type SignName } from '../../editing/parts/sign.tsx';
import type { Source } from '../editing.ts';

type DeedName =
	| ('nextHead' | 'bold' | 'italic' | 'strike' | 'bullets' | 'numbers' | 'tasks')
	| ('quote' | 'code' | 'rule' | 'link');
export type Deeds = Record<DeedName, StateCommand>;

type Tool = { name: string; letter?: string; sign?: SignName; deed: DeedName; keys?: string };

const said: Tool[] = [
	{ name: 'heading', letter: '#', deed: 'nextHead' },
	{ name: 'bold', letter: 'B', deed: 'bold', keys: 'Control+B' },
	{ name: 'italic', letter: 'I', deed: 'italic', keys: 'Control+I' },
	{ name: 'strike', letter: 'S', deed: 'strike' }
];
const lists: Tool[] = [
	{ name: 'bullets', sign: 'bullets', deed: 'bullets' },
	{ name: 'numbers', sign: 'numbers', deed: 'numbers' },
	{ name: 'tasks', sign: 'tasks', deed: 'tasks' },
	{ name: 'quote', sign: 'quote', deed: 'quote' }
];
const pieces: Tool[] = [
	{ name: 'link', sign: 'link', deed: 'link', keys: 'Control+K' },
	{ name: 'code', sign: 'code', deed: 'code' },
	{ name: 'rule', sign: 'rule', deed: 'rule' }
];

/** One stop for the keyboard, arrows from tool to tool (WAI-ARIA, toolbar pattern). */
function moveAlong(event: KeyboardEvent): void {
	const tools = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
	const at = tools.indexOf(event.target as HTMLElement);
	const places: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
	const to = tools.at((places[event.key] ?? 0) % tools.length);
	if (at === -1 || !(event.key in places) || !to) return;
	event.preventDefault();
	for (const tool of tools) tool.tabIndex = tool === to ? 0 : -1;
	to.focus();
}

type Bar = { source: Source; deeds: Deeds; onPictures(files: File[]): void };

export function Toolbar({ source, deeds, onPictures }: Bar) {
	const { t } = useView();
	const tools = (of: Tool[]) =>
		of.map(({ deed, ...tool }) => <Button key={tool.name} {...tool} run={() => source.run(deeds[deed])} />);
	return (
		<div class="pad-tools" role="toolbar" aria-label={t('pads:editor.tools')} onKeyDown={moveAlong}>
			<div class="pad-group">{tools(said)}</div>
			<div class="pad-group">{tools(lists)}</div>
			<div class="pad-group">
				<Picture onPictures={onPictures} />
				{tools(pieces)}
				<CommentTool />
			</div>
			<div class="pad-group">
				<Button name="undo" sign="undo" keys="Control+Z" run={() => source.undo()} />
				<Button name="redo" sign="undo" keys="Control+Y" run={() => source.redo()} />
			</div>
		</div>
	);
}

function Picture({ onPictures }: Pick<Bar, 'onPictures'>) {
	const file = useRef<HTMLInputElement>(null);
	return (
		<>
			<Button name="picture" sign="image" run={() => file.current?.click()} />
			<input
				ref={file}
				type="file"
				accept="image/*"
				multiple
				hidden
				onChange={({ currentTarget }) => {
					onPictures([...(currentTarget.files ?? [])]);
					currentTarget.value = '';
				}}
			/>
		</>
	);
}

const elsewhere: Record<string, string> = { heading: 'pads:markdown.heading', picture: 'pads:markdown.picture.label' };

type ButtonProps = { name: string; letter?: string; sign?: SignName; keys?: string; run(): void };

function Button({ name, letter, sign, keys, run }: ButtonProps) {
	const { t } = useView();
	const label = t(elsewhere[name] ?? `pads:editor.${name}`);
	return (
		<button
			type="button"
			tabIndex={name === 'heading' ? 0 : -1}
			aria-label={label}
			title={label}
			aria-keyshortcuts={keys}
			data-tool={name}
			onClick={run}
		>
			{sign ? <Sign name={sign} /> : <span class="pad-sign" data-sign={letter} aria-hidden="true" />}
		</button>
	);
}

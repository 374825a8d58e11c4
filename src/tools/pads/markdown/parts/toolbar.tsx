import type { StateCommand } from '@codemirror/state';
import { useRef } from 'preact/hooks';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { CommentTool } from '../../comments/parts/tool.tsx';
import type { Source } from '../editing.ts';

type DeedName =
	| 'nextHead'
	| 'bold'
	| 'italic'
	| 'strike'
	| 'bullets'
	| 'numbers'
	| 'tasks'
	| 'quote'
	| 'code'
	| 'rule'
	| 'link';
export type Deeds = Record<DeedName, StateCommand>;

type Tool = { name: string; sign: string; isIcon?: boolean; deed: DeedName; keys?: string };

const tools: Tool[] = [
	{ name: 'heading', sign: '#', deed: 'nextHead' },
	{ name: 'bold', sign: 'B', deed: 'bold', keys: 'Control+B' },
	{ name: 'italic', sign: 'I', deed: 'italic', keys: 'Control+I' },
	{ name: 'strike', sign: 'S', deed: 'strike' },
	{ name: 'bullets', sign: '•', deed: 'bullets' },
	{ name: 'numbers', sign: '1.', deed: 'numbers' },
	{ name: 'tasks', sign: 'check', isIcon: true, deed: 'tasks' },
	{ name: 'quote', sign: '“', deed: 'quote' },
	{ name: 'code', sign: '‹›', deed: 'code' },
	{ name: 'rule', sign: '—', deed: 'rule' },
	{ name: 'link', sign: 'link', isIcon: true, deed: 'link', keys: 'Control+K' }
];

/** One stop for the keyboard, arrows from tool to tool (WAI-ARIA, toolbar pattern). */
function moveAlong(event: KeyboardEvent): void {
	const tools = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
	const at = tools.indexOf(event.target as HTMLElement);
	const places: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
	const to = tools.at((places[event.key] ?? tools.length) % tools.length);
	if (at === -1 || !(event.key in places) || !to) return;
	event.preventDefault();
	for (const tool of tools) tool.tabIndex = tool === to ? 0 : -1;
	to.focus();
}

type Bar = { source: Source; deeds: Deeds };

export function Toolbar({ source, deeds }: Bar) {
	const { t } = useView();
	const bar = useRef<HTMLDivElement>(null);
	return (
		<div class="pad-tools" role="toolbar" aria-label={t('pads:editor.tools')} ref={bar} onKeyDown={moveAlong}>
			{tools.map(({ name, sign, isIcon, deed, keys }, place) => (
				<Button
					key={name}
					name={name}
					sign={sign}
					isIcon={isIcon}
					keys={keys}
					isFirst={place === 0}
					run={() => source.run(deeds[deed])}
				/>
			))}
			<Button name="undo" sign="undo" isIcon keys="Control+Z" run={() => source.undo()} />
			<Button name="redo" sign="undo" isIcon keys="Control+Y" run={() => source.redo()} />
			<CommentTool />
		</div>
	);
}

type ButtonProps = { name: string; sign: string; isIcon?: boolean; keys?: string; isFirst?: boolean; run(): void };

function Button({ name, sign, isIcon, keys, isFirst, run }: ButtonProps) {
	const { t } = useView();
	const label = t(name === 'heading' ? 'pads:markdown.heading' : `pads:editor.${name}`);
	return (
		<button
			type="button"
			tabIndex={isFirst ? 0 : -1}
			aria-label={label}
			title={label}
			aria-keyshortcuts={keys}
			data-tool={name}
			onClick={run}
		>
			{isIcon ? <Icon name={sign as IconName} /> : <span class="pad-sign" data-sign={sign} aria-hidden="true" />}
		</button>
	);
}

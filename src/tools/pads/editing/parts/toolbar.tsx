/** What can be done to the text: one stop for the keyboard, arrows from tool to tool (WAI-ARIA, toolbar pattern). */
import type { ChainedCommands, Editor } from '@tiptap/core';
import type { ComponentChildren } from 'preact';
import { useView } from '#ui/view.ts';
import { CommentTool } from '../../comments/parts/tool.tsx';
import { type Drawer, drawerFor } from '../drawers.ts';
import { Sign, type SignName } from './sign.tsx';

type Deed = {
	name: string;
	/** A letter as its own sign. */
	letter?: string;
	sign?: SignName;
	active?: string;
	run(chain: ChainedCommands): ChainedCommands;
};

const said: Deed[] = [
	{ name: 'bold', letter: 'B', active: 'bold', run: (chain) => chain.toggleBold() },
	{ name: 'italic', letter: 'I', active: 'italic', run: (chain) => chain.toggleItalic() },
	{ name: 'underline', letter: 'U', active: 'underline', run: (chain) => chain.toggleUnderline() },
	{ name: 'strike', letter: 'S', active: 'strike', run: (chain) => chain.toggleStrike() }
];
const lists: Deed[] = [
	{ name: 'bullets', sign: 'bullets', active: 'bulletList', run: (chain) => chain.toggleBulletList() },
	{ name: 'numbers', sign: 'numbers', active: 'orderedList', run: (chain) => chain.toggleOrderedList() },
	{ name: 'tasks', sign: 'tasks', active: 'taskList', run: (chain) => chain.toggleTaskList() },
	{ name: 'quote', sign: 'quote', active: 'blockquote', run: (chain) => chain.toggleBlockquote() }
];
const pieces: Deed[] = [
	{ name: 'code', sign: 'code', active: 'code', run: (chain) => chain.toggleCode() },
	{ name: 'block', sign: 'block', active: 'codeBlock', run: (chain) => chain.toggleCodeBlock() },
	{ name: 'rule', sign: 'rule', run: (chain) => chain.setHorizontalRule() }
];
const steps: Deed[] = [
	{ name: 'undo', sign: 'undo', run: (chain) => chain.undo() },
	{ name: 'redo', sign: 'undo', run: (chain) => chain.redo() }
];

const toolsIn = (bar: Element): HTMLElement[] => [
	...bar.querySelectorAll<HTMLElement>('button:not(:disabled), select')
];

function places(event: KeyboardEvent, tools: HTMLElement[]): number | null {
	const at = tools.indexOf(event.target as HTMLElement);
	if (at === -1) return null;
	if (event.key === 'Home') return 0;
	if (event.key === 'End') return tools.length - 1;
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	return step ? (at + step + tools.length) % tools.length : null;
}

function moveAlong(event: KeyboardEvent): void {
	const tools = toolsIn(event.currentTarget as HTMLElement);
	const to = places(event, tools);
	if (to === null) return;
	event.preventDefault();
	for (const [at, tool] of tools.entries()) tool.tabIndex = at === to ? 0 : -1;
	tools[to]!.focus();
}

/** From the text to its tools, by Alt and F10 as in other editors. */
export function focusTools(bar: Element | null): void {
	const tools = bar ? toolsIn(bar) : [];
	(tools.find(({ tabIndex }) => tabIndex === 0) ?? tools[0])?.focus();
}

type ToolbarProps = {
	editor: Editor;
	begin(): void;
	drawer: Drawer;
	open(drawer: Drawer): void;
	children?: ComponentChildren;
};

export function Toolbar({ editor, begin, drawer, open, children }: ToolbarProps) {
	const { t } = useView();
	const keys = (event: KeyboardEvent): void => {
		if (event.key === 'Escape') editor.commands.focus();
		else moveAlong(event);
	};
	const opener = (name: Exclude<Drawer, null>) => ({
		isOpen: drawer === name,
		onClick: () => open(drawer === name ? null : name)
	});
	return (
		<div class="pad-tools" role="toolbar" aria-label={t('pads:editor.tools')} onKeyDown={keys}>
			<div class="pad-strip">
				<Style editor={editor} />
				<Deeds editor={editor} begin={begin} of={said} />
				<Deeds editor={editor} begin={begin} of={lists} />
				<div class="pad-group">
					<Tool name="link" sign="link" pressed={editor.isActive('link')} {...opener('link')} />
					<Tool name="picture" sign="image" pressed={editor.isActive('image')} {...opener('picture')} />
					<Tool
						name="table"
						sign="table"
						onClick={() => {
							begin();
							editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
						}}
						disabled={editor.isActive('table')}
					/>
				</div>
				<Deeds editor={editor} begin={begin} of={pieces} />
				<Deeds editor={editor} begin={begin} of={steps} />
				<CommentTool />
			</div>
			{children}
		</div>
	);
}

const Deeds = ({ editor, begin, of }: { editor: Editor; begin(): void; of: Deed[] }) => (
	<div class="pad-group">
		{of.map(({ name, letter, sign, active, run }) => (
			<Tool
				key={name}
				name={name}
				letter={letter}
				sign={sign}
				pressed={active ? editor.isActive(active) : undefined}
				onClick={() => {
					if (name !== 'undo' && name !== 'redo') begin();
					run(editor.chain().focus()).run();
				}}
			/>
		))}
	</div>
);

type ToolProps = {
	name: string;
	letter?: string;
	sign?: SignName;
	pressed?: boolean;
	isOpen?: boolean;
	disabled?: boolean;
	onClick(): void;
};

const oldWords = new Set([
	'bold',
	'italic',
	'underline',
	'strike',
	'code',
	'bullets',
	'numbers',
	'tasks',
	'quote'
]).union(new Set(['block', 'rule', 'link', 'undo', 'redo']));

/** The button keeps the selection of the text: on a phone its keyboard stays too. */
export function Tool({ name, letter, sign, pressed, isOpen, disabled, onClick }: ToolProps) {
	const { t } = useView();
	const label = t(oldWords.has(name) ? `pads:editor.${name}` : `pads:editing.tools.${name}`);
	return (
		<button
			type="button"
			tabIndex={-1}
			aria-label={label}
			title={label}
			aria-pressed={pressed}
			aria-expanded={isOpen}
			aria-controls={isOpen ? drawerFor : undefined}
			disabled={disabled}
			data-tool={name}
			onMouseDown={(event) => event.preventDefault()}
			onClick={onClick}
		>
			{letter ? <span class="pad-sign" data-sign={letter} aria-hidden="true" /> : sign && <Sign name={sign} />}
		</button>
	);
}

const levels = [1, 2, 3, 4] as const;

function Style({ editor }: { editor: Editor }) {
	const { t } = useView();
	const current = levels.find((level) => editor.isActive('heading', { level })) ?? 0;
	return (
		<select
			aria-label={t('pads:editor.style')}
			value={String(current)}
			onChange={({ currentTarget }) => {
				const level = levels.find((one) => String(one) === currentTarget.value);
				const chain = editor.chain().focus();
				(level ? chain.setHeading({ level }) : chain.setParagraph()).run();
			}}
		>
			<option value="0">{t('pads:editor.paragraph')}</option>
			{levels.map((level) => (
				<option key={level} value={String(level)}>
					{t('pads:editor.heading', { level })}
				</option>
			))}
		</select>
	);
}

import type { ChainedCommands, Editor } from '@tiptap/core';
import { useRef } from 'preact/hooks';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';

type Deed = {
	name: string;
	sign: string | IconName;
	isIcon?: boolean;
	active?: string;
	run(chain: ChainedCommands): ChainedCommands;
};

const deeds: Deed[] = [
	{ name: 'bold', sign: 'B', active: 'bold', run: (chain) => chain.toggleBold() },
	{ name: 'italic', sign: 'I', active: 'italic', run: (chain) => chain.toggleItalic() },
	{ name: 'underline', sign: 'U', active: 'underline', run: (chain) => chain.toggleUnderline() },
	{ name: 'strike', sign: 'S', active: 'strike', run: (chain) => chain.toggleStrike() },
	{ name: 'bullets', sign: '•', active: 'bulletList', run: (chain) => chain.toggleBulletList() },
	{ name: 'numbers', sign: '1.', active: 'orderedList', run: (chain) => chain.toggleOrderedList() },
	{ name: 'tasks', sign: 'check', isIcon: true, active: 'taskList', run: (chain) => chain.toggleTaskList() },
	{ name: 'quote', sign: '“', active: 'blockquote', run: (chain) => chain.toggleBlockquote() },
	{ name: 'code', sign: '‹›', active: 'code', run: (chain) => chain.toggleCode() },
	{ name: 'block', sign: '{ }', active: 'codeBlock', run: (chain) => chain.toggleCodeBlock() },
	{ name: 'rule', sign: '—', run: (chain) => chain.setHorizontalRule() },
	{ name: 'undo', sign: 'undo', isIcon: true, run: (chain) => chain.undo() },
	{ name: 'redo', sign: 'redo', run: (chain) => chain.redo() }
];

/** One stop for the keyboard, arrows from tool to tool (WAI-ARIA, toolbar pattern). */
function moveAlong(event: KeyboardEvent): void {
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	const bar = event.currentTarget as HTMLElement;
	const tools = [...bar.querySelectorAll<HTMLElement>('button, select')];
	const at = tools.indexOf(event.target as HTMLElement);
	if (!step || at === -1) return;
	event.preventDefault();
	const next = tools[(at + step + tools.length) % tools.length]!;
	for (const tool of tools) tool.tabIndex = tool === next ? 0 : -1;
	next.focus();
}

function askLink(editor: Editor, question: string): void {
	const before = String(editor.getAttributes('link').href ?? '');
	const href = window.prompt(question, before);
	if (href === null) return;
	const chain = editor.chain().focus().extendMarkRange('link');
	const address = href.trim();
	if (address === '') chain.unsetLink().run();
	else chain.setLink({ href: /^(https?:|mailto:)/i.test(address) ? address : `https://${address}` }).run();
}

export function Toolbar({ editor }: { editor: Editor }) {
	const { t } = useView();
	const bar = useRef<HTMLDivElement>(null);
	return (
		<div class="pad-tools" role="toolbar" aria-label={t('pads:editor.tools')} ref={bar} onKeyDown={moveAlong}>
			<Style editor={editor} />
			{deeds.map((deed) => (
				<Tool key={deed.name} editor={editor} deed={deed} />
			))}
			<button
				type="button"
				tabIndex={-1}
				aria-label={t('pads:editor.link')}
				title={t('pads:editor.link')}
				aria-pressed={editor.isActive('link')}
				onClick={() => askLink(editor, t('pads:editor.link-ask'))}
			>
				<Icon name="link" />
			</button>
		</div>
	);
}

function Tool({ editor, deed: { name, sign, isIcon, active, run } }: { editor: Editor; deed: Deed }) {
	const { t } = useView();
	const label = t(`pads:editor.${name}`);
	return (
		<button
			type="button"
			tabIndex={-1}
			aria-label={label}
			title={label}
			aria-pressed={active ? editor.isActive(active) : undefined}
			data-tool={name}
			onClick={() => run(editor.chain().focus()).run()}
		>
			<Sign sign={sign} isIcon={isIcon || name === 'redo'} />
		</button>
	);
}

const Sign = ({ sign, isIcon }: { sign: string; isIcon: boolean }) =>
	isIcon ? (
		<Icon name={sign === 'redo' ? 'undo' : (sign as IconName)} />
	) : (
		<span class="pad-sign" data-sign={sign} aria-hidden="true" />
	);

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

import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { Icon, type IconName } from './icon.tsx';

export type ButtonKind = 'main' | 'quiet' | 'danger';

type Look = {
	kind?: ButtonKind;
	icon?: IconName;
	/** A sign after the words, for what leads onward. */
	end?: IconName;
	wide?: boolean;
	children: ComponentChildren;
};

export type ButtonProps = Look & {
	/** Which of the page's posts this button asks for. */
	verb?: string;
	type?: 'submit' | 'button';
	/** A question asked before it is sent, where the browser can ask. */
	confirm?: string;
	disabled?: boolean;
	onClick?: () => void;
};

const lookOf = ({ kind = 'main', wide }: Look) => `button ${kind}${wide ? ' wide' : ''}`;

const Face = ({ icon, end, children }: Look) => (
	<>
		{icon && <Icon name={icon} />}
		{children}
		{end && <Icon name={end} />}
	</>
);

export function Button({ verb, type = 'submit', confirm, disabled, onClick, ...look }: ButtonProps) {
	const asks = useConfirm(confirm);
	return (
		<button
			class={lookOf(look)}
			type={type}
			name={verb ? 'verb' : undefined}
			value={verb}
			disabled={disabled}
			onClick={onClick}
			{...asks}
		>
			<Face {...look} />
		</button>
	);
}

function useConfirm(question: string | undefined) {
	const { t } = useView();
	return question ? { 'data-confirm': question, 'data-cancel': t('ui:cancel') } : {};
}

/** A link that is the page's next step, and so looks like a button. */
export function LinkButton({ href, download, ...look }: Look & { href: string; download?: boolean }) {
	return (
		<a class={lookOf(look)} href={href} download={download}>
			<Face {...look} />
		</a>
	);
}

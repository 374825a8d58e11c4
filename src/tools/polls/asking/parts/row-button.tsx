import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '#ui/parts/icon.tsx';

export type RowButtonProps = {
	icon: IconName;
	/** Where it posts to change rows, where no script does. */
	action: string;
	/** Said where only the sign shows. */
	label?: string;
	disabled?: boolean;
	onPress?: () => void;
	children?: ComponentChildren;
};

/** Adds, moves or takes away a row: by a post that shows the page again, or at once where a script is awake. */
export function RowButton({ icon, action, label, disabled, onPress, children }: RowButtonProps) {
	return (
		<button
			class={children ? 'button quiet' : 'button quiet polls-sign-button'}
			type={onPress ? 'button' : 'submit'}
			name="verb"
			value="more"
			formAction={action}
			formNoValidate
			aria-label={label}
			title={label}
			disabled={disabled}
			onClick={onPress}
		>
			<Icon name={icon} />
			{children}
		</button>
	);
}

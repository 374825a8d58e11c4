import { passwordLength } from '#kernel/accounts/account.ts';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';

export function NameField({ value }: { value?: string }) {
	const { t } = useView();
	const hint = t('portal:accounts.fields.name-hint');
	return (
		<TextField
			name="name"
			label={t('portal:accounts.fields.name')}
			hint={hint}
			value={value}
			autocomplete="name"
			maxLength={80}
			required
		/>
	);
}

export function MailField({ value, label }: { value?: string; label?: string }) {
	const { t } = useView();
	return (
		<TextField
			name="mail"
			type="email"
			label={label ?? t('portal:accounts.fields.mail')}
			value={value}
			autocomplete="username"
			inputMode="email"
			maxLength={254}
			required
		/>
	);
}

export function NewPasswordField({ label }: { label?: string }) {
	const { t } = useView();
	return (
		<TextField
			name="password"
			type="password"
			label={label ?? t('portal:accounts.fields.password')}
			hint={t('portal:accounts.fields.password-hint', passwordLength)}
			autocomplete="new-password"
			minLength={passwordLength.min}
			maxLength={passwordLength.max}
			required
		/>
	);
}

export function PasswordField({ name = 'password', label }: { name?: string; label?: string }) {
	const { t } = useView();
	return (
		<TextField
			name={name}
			type="password"
			label={label ?? t('portal:accounts.fields.password')}
			autocomplete="current-password"
			maxLength={passwordLength.max}
			required
		/>
	);
}

/** The labels of the fields above, for the summary of what was wrong. */
export function useFieldLabels(): Record<string, string> {
	const { t } = useView();
	return {
		name: t('portal:accounts.fields.name'),
		mail: t('portal:accounts.fields.mail'),
		password: t('portal:accounts.fields.password'),
		code: t('portal:accounts.fields.code')
	};
}

/** What asks for the password of an item. A tool may show the form within its own page, beside what needs it. */
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { useView } from '#ui/view.ts';

export const unlockPath = (item: string, to: string): string => `/items/${item}/unlock?to=${encodeURIComponent(to)}`;

export type UnlockProps = {
	/** Its id. */
	item: string;
	/** Path on this host to go on to. */
	to: string;
};

export function UnlockForm({ item, to }: UnlockProps) {
	const { t } = useView();
	return (
		<Form action={unlockPath(item, to)} verb="unlock">
			<TextField
				type="password"
				name="password"
				label={t('kernel:locked.password')}
				hint={t('kernel:locked.hint')}
				autocomplete="off"
				maxLength={128}
				required
			/>
			<div class="form-actions">
				<Button icon="key">{t('kernel:locked.open')}</Button>
			</div>
		</Form>
	);
}

export function LockedSheet(props: UnlockProps) {
	const { t } = useView();
	return (
		<Sheet title={t('kernel:locked.title')} lead={<p>{t('kernel:locked.lead')}</p>}>
			<UnlockForm {...props} />
		</Sheet>
	);
}

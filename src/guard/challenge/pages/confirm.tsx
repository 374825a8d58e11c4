import { refusal } from '#base/refusal.ts';
import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { receiptFor } from '../receipt.ts';
import { mailedBy } from '../store.ts';

const linkOver = refusal('guard.link-over', 410);

/** A button rather than the link itself: programs that look through letters open links, but press no buttons. */
export const confirmPage = page('/confirm/:token', {
	open: 'the link in the letter is the key',
	async load({ params: { token = '' } }) {
		const form = await mailedBy(token);
		if (!form) throw linkOver();
		return { form, receipt: receiptFor(token, form.deed) };
	},
	title: ({ t }) => t('guard:challenge.confirm.title'),
	view: ({ t, form, receipt }) => (
		<Sheet title={t('guard:challenge.confirm.title')} lead={<p>{t('guard:challenge.confirm.lead')}</p>}>
			<Form action={form.address}>
				<input type="hidden" name="kept" value={form.sealed} />
				<input type="hidden" name="altcha" value={receipt} />
				<div class="form-actions">
					<Button>{t('guard:challenge.confirm.button')}</Button>
				</div>
			</Form>
		</Sheet>
	)
});

import { KeptAlong, type SecondPage } from '#kernel/web/second.tsx';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';

/** A short wait, then the same form again by one button. */
export const waitPage: SecondPage = {
	title: (t) => t('guard:challenge.wait.title'),
	view: (second, sealed) => {
		const { t } = second.ask;
		const seconds = second.refused.details.retryAfter ?? 5;
		return (
			<Sheet title={t('guard:challenge.wait.title')} lead={<p>{t('guard:challenge.wait.lead', { seconds })}</p>}>
				<KeptAlong second={second} sealed={sealed}>
					<p>{t('guard:challenge.kept')}</p>
					<div class="form-actions">
						<Button>{t('guard:challenge.wait.button')}</Button>
					</div>
				</KeptAlong>
			</Sheet>
		);
	}
};

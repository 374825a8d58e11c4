import { Banner } from '#ui/parts/banner.tsx';
import { useView } from '#ui/view.ts';

/** The pad was brought from elsewhere, whole or as far as the file held it. */
export function BroughtBanner({ whole }: { whole: boolean }) {
	const { t } = useView();
	return (
		<Banner kind={whole ? 'success' : 'info'} live>
			{t(`pads:etherpad.done.${whole ? 'brought' : 'brought-in-part'}`)}
		</Banner>
	);
}

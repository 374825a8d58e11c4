/** The button of the toolbar that comments on what is selected. */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import { askAboutSelection, watchAsks } from '../surface.ts';

export function CommentTool() {
	const { t } = useView();
	const [can, setCan] = useState(false);
	useEffect(() => watchAsks(setCan), []);
	if (!can) return null;
	return (
		<button
			type="button"
			tabIndex={-1}
			aria-label={t('pads:comments.tool')}
			title={t('pads:comments.tool')}
			data-tool="comment"
			onMouseDown={(event) => event.preventDefault()}
			onClick={askAboutSelection}
		>
			<Icon name="comment" />
		</button>
	);
}

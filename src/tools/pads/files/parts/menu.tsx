/** What a pad can be taken along as, and what may come into it. */
import { useView } from '#ui/view.ts';
import { WholeLinks } from '../../etherpad/parts/whole-links.tsx';
import { carriesComments, type Format } from '../formats.ts';
import { FilesFold } from './fold.tsx';

export type FilesMenuProps = {
	/** `/pads/…` */
	address: string;
	formats: Format[];
	writes: boolean;
	/** Whether anything was said beside the text. */
	hasComments: boolean;
};

export function FilesMenu({ address, formats, writes, hasComments }: FilesMenuProps) {
	const { t } = useView();
	return (
		<FilesFold>
			{formats.map((format) => (
				<li key={format}>
					<a href={`${address}/text.${format}`} download>
						{t(`pads:files.${format}`)}
					</a>
					{hasComments && carriesComments(format) && (
						<a class="pad-files-also" href={`${address}/text.${format}?comments=1`} download>
							{t('pads:files.with-comments')}
							<span class="unseen">{t(`pads:files.${format}`)}</span>
						</a>
					)}
				</li>
			))}
			<WholeLinks address={address} />
			<li>
				<a href={`${address}/copy`}>{t('pads:markdown.copy.link')}</a>
			</li>
			<li>
				<a href={`${address}/print`}>{t('pads:files.print')}</a>
			</li>
			{writes && (
				<li class="pad-files-in">
					<a href={`${address}/import`}>{t('pads:files.bring')}</a>
				</li>
			)}
		</FilesFold>
	);
}
